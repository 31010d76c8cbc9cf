import type { ImportCounts, ImportFinding } from '#app/capture/importing/import-finding.ts'
import type { SpoolIndex } from '#app/capture/importing/spool.server.ts'
import type { FileRow, FindingRow } from '#db/queries/importing/run-import.server.ts'

/** Findings that are kept of one import; more are counted and not kept. */
export const MAX_FINDINGS = 300_000

type Outcome = 'accepted' | 'historical' | 'duplicates' | 'rejected'

const ENOUGH = `Hay más hallazgos de los que se guardan (${MAX_FINDINGS.toLocaleString('es-MX')}): los demás se contaron y no se anotaron.`

/** What an import has counted so far, of all and of each file, and the findings that are not yet written. */
export class ImportTally {
  readonly counts: ImportCounts
  /** Findings written or waiting to be. */
  findingCount: number
  private readonly files: FileRow[]
  private readonly places: Map<string, FileRow>
  private touched = new Set<FileRow>()
  private findings: FindingRow[] = []

  constructor(counts: Partial<ImportCounts>, files: FileRow[], findingCount: number) {
    this.counts = {
      files: 0,
      releases: 0,
      accepted: 0,
      historical: 0,
      duplicates: 0,
      rejected: 0,
      warnings: 0,
      ...counts,
    }
    this.files = files
    this.places = new Map(files.map((file) => [file.name, file]))
    this.findingCount = findingCount
  }

  /** What reading has found, before anything is stored. */
  static ofReading({ files, findings }: SpoolIndex): ImportTally {
    const rows = files.map(({ name, bytes, judged, unreadable }, at): FileRow => {
      const none = { accepted: 0, historical: 0, duplicates: 0, warnings: 0 }
      return { position: at + 1, name, bytes, releases: judged + unreadable, rejected: unreadable, ...none }
    })
    const sum = (pick: (row: FileRow) => number) => rows.reduce((total, row) => total + pick(row), 0)
    const counts = { files: rows.length, releases: sum((row) => row.releases), rejected: sum((row) => row.rejected) }
    const tally = new ImportTally(counts, rows, 0)
    for (const row of rows) tally.touched.add(row)
    for (const finding of findings) tally.find(finding)
    return tally
  }

  /** Counts one release of a file. */
  add(outcome: Outcome, { file }: { file: string }, times = 1): void {
    this.counts[outcome] += times
    const row = this.places.get(file)
    if (!row) return
    row[outcome] += times
    this.touched.add(row)
  }

  find(finding: ImportFinding): void {
    if (finding.severity === 'warning') {
      this.counts.warnings += 1
      const row = this.places.get(finding.file)
      if (row) {
        row.warnings += 1
        this.touched.add(row)
      }
    }
    if (this.findingCount > MAX_FINDINGS) return
    this.findingCount += 1
    const last = this.findingCount > MAX_FINDINGS
    const { file, ocid, releaseId = null, path, severity, message } = finding
    const row = { position: this.findingCount, file, ocid, releaseId, path, severity, message }
    this.findings.push(
      last ? { ...row, ocid: null, releaseId: null, path: '', severity: 'warning', message: ENOUGH } : row,
    )
  }

  /** What is to be written now; `written` once it has been committed. */
  unwritten(): { findings: FindingRow[]; files: FileRow[] } {
    return { findings: this.findings, files: [...this.touched] }
  }

  written(): void {
    this.findings = []
    this.touched = new Set()
  }

  get fileRows(): readonly FileRow[] {
    return this.files
  }
}
