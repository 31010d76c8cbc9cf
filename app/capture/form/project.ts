import { isObject, type Json, type JsonObject, valueAt } from '#app/ocds/types.ts'
import {
  type FormNode,
  type Leaf,
  type ListNode,
  type MemberProjection,
  openGroups,
  type Projection,
  pathOf,
} from './form-model.ts'

/** The projection of nothing. */
export const NOTHING: Projection = { leaves: {}, lists: {} }

/**
 * Keys of the members of a list: their `id`, when every member has one of its own; else all are told by their position
 * (`~0`, `~1`…), which no id that we give begins with.
 */
export function keysOf(members: readonly JsonObject[]): string[] {
  const ids = members.map((member) => idText(member.id))
  const usable = ids.every((id) => id !== null && !id.startsWith('~')) && new Set(ids).size === ids.length
  return members.map((_, index) => (usable && ids[index]) || `~${index}`)
}

/** An id as text, or null when it is none; `String` of a hostile object would throw. */
export function idText(id: Json | undefined): string | null {
  if (typeof id === 'number') return String(id)
  return typeof id === 'string' && id !== '' ? id : null
}

/** The objects of a list as it is stored; what is no object is left to `applyProjection`, which keeps it. */
export function membersAt(object: Json | undefined, at: readonly string[]): JsonObject[] {
  const found = valueAt(object, ...at)
  return Array.isArray(found) ? found.filter(isObject) : []
}

/** What a leaf holds in an object: references give the id they point to. */
export function leafValue(leaf: Leaf, object: Json | undefined): Json | undefined {
  const value = valueAt(object, ...leaf.at)
  if (leaf.control === 'organization') return isObject(value) ? (value.id ?? undefined) : (value ?? undefined)
  if (leaf.control === 'organizations') {
    if (!Array.isArray(value)) return value ?? undefined
    const ids = value.map((one) => (isObject(one) ? one.id : one)).filter((id) => id !== undefined && id !== null)
    return ids.length > 0 ? ids.map((id) => (typeof id === 'string' ? id : JSON.stringify(id))) : undefined
  }
  return value ?? undefined
}

/** What a form part holds of an object (document or list member). Values are shared, not copied. */
export function project(children: readonly FormNode[], object: Json | undefined): Projection {
  const projection: Projection = { leaves: {}, lists: {} }
  for (const node of openGroups(children)) {
    if (node.kind === 'list') {
      projection.lists[pathOf(node)] = projectMembers(node, object)
    } else {
      const value = leafValue(node, object)
      if (value !== undefined) projection.leaves[pathOf(node)] = value
    }
  }
  return projection
}

/** What a form holds of the members of a list, each under its key. */
export function projectMembers(list: ListNode, object: Json | undefined): MemberProjection[] {
  const members = membersAt(object, list.at)
  const keys = keysOf(members)
  return members.map((member, index) => ({ key: keys[index] ?? `~${index}`, ...project(list.children, member) }))
}
