import type { ImportSource } from '#app/capture/importing/reading/input.ts'
import type { ImportRow } from '#db/queries/importing/run-import.server.ts'

/** One import at work. */
export interface ImportRun {
  entityId: string
  /** As it stands in the database; moved on with each commit. */
  row: ImportRow
  sources: ImportSource[]
  /** Where the spool lies, of this import alone. */
  folder: string
  /** Raised when the process is to end: the import goes on another time. */
  signal?: AbortSignal
  /** After this moment (milliseconds of Date.now) others get their turn, at the next batch. */
  until?: number
  /** Told for the command line. */
  progress?: (sentence: string) => void
}

/** Thrown when the import was cancelled, or another runner has moved it: this one stops where it is. */
export class ImportOvertaken extends Error {
  override name = 'ImportOvertaken'
}

/** The import cannot go on, and trying again would not help; `message` is the Spanish sentence told to whoever asked for it. */
export class ImportFailure extends Error {
  override name = 'ImportFailure'
}
