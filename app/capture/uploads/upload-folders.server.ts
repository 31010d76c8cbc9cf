import { join } from 'node:path'
import { readEnv } from '#app/config/env.server.ts'

/** Where files are received, under random names; what lies here a day later is left over from an upload that broke off. */
export const incomingFolder = (): string => join(readEnv().DATA_DIR, 'uploads', 'incoming')

/** Where the files of one import wait for it; removed when it is over. */
export const importFolder = (entityId: string, importId: string): string =>
  join(readEnv().DATA_DIR, 'uploads', entityId, importId)
