import lists from '#schemas/derived/codelists.json' with { type: 'json' }

/** One code: what is written in the data, what a person reads, one sentence, and the further columns of its CSV. */
export type Code = { code: string; title: string; description: string; more?: Record<string, string> }

const CODELISTS = lists as unknown as Record<string, Code[] | undefined>
const titles = new Map<string, Map<string, string>>()

/** The codes of a list in the order they should be offered; a list that does not exist has none. */
export function codes(list: string): Code[] {
  return (Object.hasOwn(CODELISTS, list) && CODELISTS[list]) || []
}

/** Names of all codelists, sorted: for the data dictionary. */
export function codelistNames(): string[] {
  return Object.keys(CODELISTS)
}

/** True when the list holds the code as it is written (codes are case-sensitive). */
export function isCode(list: string, code: string): boolean {
  return titlesOf(list).has(code)
}

/** The Spanish title of a code; falls back to the code itself, as open codelists hold codes of others. */
export function titleOfCode(list: string, code: string): string {
  return titlesOf(list).get(code) ?? code
}

function titlesOf(list: string): Map<string, string> {
  const known = titles.get(list)
  if (known) return known
  const found = new Map(codes(list).map((row) => [row.code, row.title]))
  titles.set(list, found)
  return found
}
