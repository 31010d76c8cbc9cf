/** What an import has to say about one place of one file. `path` is a JSON Pointer inside the release (or the file, without ocid). */
export interface ImportFinding {
  file: string
  ocid: string | null
  releaseId?: string
  path: string
  severity: 'error' | 'warning'
  message: string
}

/** Counts of an import: every release of every file is in exactly one of accepted, historical, duplicates and rejected. */
export interface ImportCounts {
  files: number
  releases: number
  accepted: number
  historical: number
  duplicates: number
  rejected: number
  warnings: number
}
