import type { Sanction } from '../sanction.ts'

/** A row that does not count, with a Spanish sentence that names row and column. */
export interface RefusedRow {
  row: number
  column: string | null
  /** Kebab-case noun; reasons are counted by it. */
  code: string
  sentence: string
  raw: Record<string, string>
}

/** What a file said: every row of it is either accepted or refused. */
export interface ListReading {
  accepted: Sanction[]
  refused: RefusedRow[]
  rowsRead: number
  /** The day up to which the file says it is, YYYY-MM-DD; null when it does not say. */
  asOf: string | null
  encoding: string
  /** Of a CSV; null for JSON. */
  separator: string | null
}

/** The file is not the list that it was given for; the sentence says what was missing. */
export interface NotThatList {
  problem: string
}

export const isNotThatList = (answer: ListReading | NotThatList): answer is NotThatList => 'problem' in answer

/** One row as its reader leaves it. */
export type RowReading = { sanction: Sanction } | { refused: RefusedRow }
