import type { RetentionKind } from '#app/config/retention-terms.ts'

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
