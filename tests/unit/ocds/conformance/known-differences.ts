import { canonicalText } from '#app/ocds/canonical.ts'
import type { Json } from '#app/ocds/types.ts'
import { MOST_ERRORS } from '#app/ocds/validate.ts'
import type { Profile, Verdict } from './official-judge.ts'

export interface Difference {
  key: string
  profiles: Profile[]
  /** Why ours may say something else than bare ajv with the official schema. */
  reason: string
}

/** All the ways in which our verdict may differ. A test fails on any other, and on one of these that is no longer met. */
export const DIFFERENCES: Difference[] = [
  {
    key: 'official-throws',
    profiles: ['core', 'edca-mx'],
    reason: 'ajv calls a member named valueOf or toString when it compares members of a list (ajv pull 2634).',
  },
  {
    key: 'equal-members',
    profiles: ['edca-mx'],
    reason:
      'In a list of texts ajv looks for equal texts only; equal objects, lists or numbers in it break uniqueItems too.',
  },
  {
    key: 'cap',
    profiles: ['core', 'edca-mx'],
    reason: 'We tell at most 1,000 errors of a release (docs/security.md F3); it is refused all the same.',
  },
  {
    key: 'id-check',
    profiles: ['edca-mx'],
    reason: 'Our gate refuses the same id twice in a list, which merging makes one; the schema lets it pass.',
  },
]

/** The differences that explain why two verdicts are not the same; `unexplained` lines when some are not. */
export function explain(release: Json, official: Verdict, ours: Verdict): { keys: string[]; unexplained: string[] } {
  if (ours === 'threw') return { keys: [], unexplained: ['ours threw'] }
  if (official === 'threw') return { keys: ['official-throws'], unexplained: [] }
  const missing = without(official, ours)
  const extra = without(ours, official)
  const keys = new Set<string>()
  const unexplained: string[] = []
  if (missing.length > 0 && ours.length >= MOST_ERRORS) keys.add('cap')
  else unexplained.push(...missing.map((line) => `only official: ${line}`))
  for (const line of extra) {
    if (line.endsWith(' uniqueIds')) keys.add('id-check')
    else if (line.endsWith(' uniqueItems') && hasEqualMembers(release, line.slice(0, line.lastIndexOf(' '))))
      keys.add('equal-members')
    else unexplained.push(`only ours: ${line}`)
  }
  return { keys: [...keys], unexplained }
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1)
  return lines.filter((line) => {
    const count = left.get(line) ?? 0
    left.set(line, count - 1)
    return count <= 0
  })
}

/** By another way than the validator's: the canonical text of each member. */
function hasEqualMembers(release: Json, path: string): boolean {
  const list = path
    .split('/')
    .slice(1)
    .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], release) as Json[]
  return new Set(list.map((member) => canonicalText(member))).size < list.length
}
