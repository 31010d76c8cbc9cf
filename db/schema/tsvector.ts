import { customType } from 'drizzle-orm/pg-core'

/** Full-text vector; written by SQL functions, read only inside conditions. */
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })
