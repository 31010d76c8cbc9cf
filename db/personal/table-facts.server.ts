import type { RetentionKind } from '#app/config/retention-terms.ts'
import { INTEGRITY_FACTS } from './integrity-facts.server.ts'
import { PUBLISHED_FACTS } from './published-facts.server.ts'
import { SANCTION_FACTS } from './sanction-facts.server.ts'
import { STATE_FACTS } from './state-facts.server.ts'
import { TENANT_FACTS } from './tenant-facts.server.ts'

/** What is known of a table where persons are concerned: where somebody may appear in it, and how long its rows stay. */
export interface TableFacts {
  /** What a row is, in plain Spanish words, as said to who asks for their data. */
  words: string
  /** Columns that name a row. A key of a person in an ocid or release id is refused at publication. */
  key: readonly string[]
  /** Columns of text or JSON in which a person is looked for. */
  searched?: readonly string[]
  /** Columns of text or JSON in which nobody is looked for, and why. */
  passed?: Readonly<Record<string, string>>
  /** Columns that hold ids of accounts. */
  accounts?: readonly string[]
  /** Its term, or why it has none. */
  retention: RetentionKind | { kept: string }
}

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
