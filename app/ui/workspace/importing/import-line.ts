/** An import as the screens show it. */
export interface ShownImport {
  id: string
  at: string
  state: string
  publish: boolean
  actorName: string | null
  sources: { name: string; bytes: number }[]
  counts: Record<string, number>
  bytesTotal: number
  bytesDone: number
  processesTotal: number
  processesDone: number
  findingCount: number
  failure: string | null
  finishedAt: string | null
  /** Imports of the entity before it that are not over. */
  ahead: number
}

/** The files of an import in one line: their names, or the first and how many more. */
export function sourceNames(sources: { name: string }[]): string {
  const [first = { name: 'Sin archivos' }, ...more] = sources
  return more.length === 0 ? first.name : `${first.name} y ${more.length} más`
}
