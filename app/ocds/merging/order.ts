import type { JsonObject } from '../types.ts'

/** A release without a date goes before every dated one, so that real data is merged and not thrown away. */
const dateOf = (release: JsonObject): string => (typeof release.date === 'string' ? release.date : '')

/**
 * Releases in the order in which they are merged: a stable sort of `date` as text, as the reference does.
 * The list that comes in is left as it is.
 */
export function inMergeOrder(releases: readonly JsonObject[]): JsonObject[] {
  return [...releases].sort((a, b) => {
    const left = dateOf(a)
    const right = dateOf(b)
    if (left < right) return -1
    return left > right ? 1 : 0
  })
}

/** What tells an object of an array from the others: its `id` as text (1 and "1" are one), undefined without one. */
export function memberKey(member: JsonObject): string | undefined {
  if (!Object.hasOwn(member, 'id')) return undefined
  return typeof member.id === 'string' ? member.id : JSON.stringify(member.id)
}
