import type { TableFacts } from './facts-shape.server.ts'
import { INTEGRITY_FACTS } from './integrity-facts.server.ts'
import { PUBLISHED_FACTS } from './published-facts.server.ts'
import { SANCTION_FACTS } from './sanction-facts.server.ts'
import { STATE_FACTS } from './state-facts.server.ts'
import { TENANT_FACTS } from './tenant-facts.server.ts'

/**
 * Every table, by name. A table without its entry, a column of text or JSON that is in none of the lists, and a reference to an
 * account that is not in `accounts` fail a test (tests/db/personal/table-facts.test.ts).
 */
export const TABLE_FACTS: Readonly<Record<string, TableFacts>> = {
  ...STATE_FACTS,
  ...TENANT_FACTS,
  ...PUBLISHED_FACTS,
  ...SANCTION_FACTS,
  ...INTEGRITY_FACTS,
}
