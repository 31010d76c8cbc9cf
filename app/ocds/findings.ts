/** An error blocks publication, a warning is shown. */
export type Severity = 'error' | 'warning'

export interface Finding {
  /** JSON Pointer inside the release, `''` for the release itself. */
  path: string
  /** The schema keyword or the key of the check that found it. */
  keyword: string
  severity: Severity
  /** One Spanish sentence: what is wrong and what to do. */
  message: string
  /** Key of the coherence check, when one found it. */
  check?: string
}

/** One more member of a JSON Pointer, escaped as RFC 6901 asks. */
export function pointer(base: string, ...names: (string | number)[]): string {
  let path = base
  for (const name of names) path += typeof name === 'number' ? `/${name}` : `/${escaped(name)}`
  return path
}

/** Hardly any name has them, and paths are made for every member of every document. */
const escaped = (name: string): string =>
  name.includes('~') || name.includes('/') ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name

/** Errors first, then by path in reading order; the order of equals is kept. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const rank = (finding: Finding) => (finding.severity === 'error' ? 0 : 1)
  return [...findings].sort((a, b) => rank(a) - rank(b) || a.path.localeCompare(b.path, 'en', { numeric: true }))
}
