import { DOCUMENT_LIMITS, guardJson } from '#app/ocds/guard.ts'
import { isObject, type JsonObject } from '#app/ocds/types.ts'
import { readValue } from './controls.ts'
import {
  type FormNode,
  type Leaf,
  type ListNode,
  type MemberProjection,
  openGroups,
  type Projection,
  pathOf,
} from './form-model.ts'
import { hasCompany, shownValue } from './presets.ts'
import { NOTHING } from './project.ts'

/** What a form sent: each name with its texts in order. Names are JSON Pointers into the document as it was drawn. */
export type Posted = ReadonlyMap<string, readonly string[]>

/** Hidden field of each member of a list: which one it is. */
export const KEY_MARK = '@key'
/** Hidden field of each list that was drawn, also when it has no member: without it the list was not asked. */
export const LIST_MARK = '@list'
/** Most members read of one list. */
const MOST_MEMBERS = 2000

/** The texts of a form by name; files are left out. */
export function postedOf(entries: Iterable<[string, unknown]>): Posted {
  const posted = new Map<string, string[]>()
  for (const [name, value] of entries) {
    if (typeof value !== 'string') continue
    const known = posted.get(name)
    if (known) known.push(value)
    else posted.set(name, [value])
  }
  return posted
}

/**
 * Reads a form back. `base` is the projection it was drawn from: what comes back as it was shown keeps its value, so a form
 * that is sent untouched changes nothing. A name that was not sent was not asked and keeps its value too; a member of a drawn
 * list that was not sent was removed. Bad numbers and dates stay as typed. `zone`: IANA zone of the state.
 */
export function parseForm(
  children: readonly FormNode[],
  base: Projection,
  posted: Posted,
  zone: string,
  pointer = '',
): Projection {
  const nodes = openGroups(children)
  const mine: Projection = { leaves: {}, lists: {} }
  const waiting: Leaf[] = []
  for (const node of nodes) {
    const path = pathOf(node)
    if (node.kind === 'list') {
      mine.lists[path] = parseList(node, base.lists[path] ?? [], posted, zone, `${pointer}/${path}`)
      continue
    }
    const sent = posted.get(`${pointer}/${path}`)
    const kept = base.leaves[path]
    const isPreset = kept === undefined && shownValue(node, nodes, base) !== undefined && sent?.at(-1) === node.preset
    if (isPreset) waiting.push(node)
    const value = isPreset ? undefined : sent === undefined ? kept : readValue(node, sent, kept, zone)
    if (value !== undefined) mine.leaves[path] = value
  }
  for (const leaf of waiting) {
    if (leaf.preset !== undefined && hasCompany(leaf, nodes, mine)) mine.leaves[pathOf(leaf)] = leaf.preset
  }
  return mine
}

function parseList(
  list: ListNode,
  base: MemberProjection[],
  posted: Posted,
  zone: string,
  pointer: string,
): MemberProjection[] {
  if (!posted.has(`${pointer}/${LIST_MARK}`)) return base
  const known = new Map(base.map((member) => [member.key, member]))
  const members: MemberProjection[] = []
  for (let index = 0, missing = 0; index < MOST_MEMBERS && missing < 50; index++) {
    const key = posted.get(`${pointer}/${index}/${KEY_MARK}`)?.at(-1)
    if (key === undefined) {
      missing++
      continue
    }
    const before = known.get(key)
    known.delete(key)
    const member = { key, ...parseForm(list.children, before ?? NOTHING, posted, zone, `${pointer}/${index}`) }
    // The empty member that a list without ids always offers.
    if (before || !key.startsWith('~') || !isNothing(member)) members.push(member)
  }
  return members
}

function isNothing(projection: Projection): boolean {
  return (
    Object.keys(projection.leaves).length === 0 &&
    Object.values(projection.lists).every((members) => members.length === 0)
  )
}

/** Whether a text that travelled in a hidden field is a projection; what is none, or is too deep to be one, is null. */
export function readProjection(text: string | undefined): Projection | null {
  if (text === undefined) return null
  const guarded = guardJson(text, { ...DOCUMENT_LIMITS, stringBytes: Number.MAX_SAFE_INTEGER })
  return guarded.ok && isProjection(guarded.value, 0) ? guarded.value : null
}

function isProjection(value: unknown, depth: number): value is Projection {
  if (depth > 12 || !isObject(value) || !isObject(value.leaves) || !isObject(value.lists)) return false
  return Object.values(value.lists as JsonObject).every(
    (members) =>
      Array.isArray(members) &&
      members.every((member) => isObject(member) && typeof member.key === 'string' && isProjection(member, depth + 1)),
  )
}
