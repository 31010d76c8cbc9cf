import { sameJson } from '#app/ocds/merging/same-json.ts'
import { isObject, type Json, type JsonObject, memberOf, setMember, textAt } from '#app/ocds/types.ts'
import {
  type FormNode,
  type Leaf,
  type ListNode,
  type MemberProjection,
  openGroups,
  type Projection,
  pathOf,
} from './form-model.ts'
import { keysOf, leafValue, membersAt, projectMembers } from './project.ts'

/** Name of an organization by its id, for the references that are written. */
export type NameOf = (id: string) => string | undefined

/**
 * Puts a projection back into an object (document or list member) and returns the new one; the one that came in is not changed.
 * What the form does not show stays: unknown keys, sections of others, members of lists that are no objects. An object or list
 * that is emptied goes with its last value; nothing empty is ever stored.
 */
export function applyProjection(
  children: readonly FormNode[],
  object: JsonObject,
  projection: Projection,
  nameOf: NameOf,
): JsonObject {
  let result = object
  for (const node of openGroups(children)) {
    const path = pathOf(node)
    if (node.kind === 'list') {
      const members = projection.lists[path]
      if (!members || sameJson(projectMembers(node, result) as unknown as Json, members as unknown as Json)) continue
      result = setAt(result, node.at, applyMembers(node, result, members, nameOf))
      continue
    }
    const value = projection.leaves[path]
    if (sameJson(leafValue(node, result), value)) continue
    result = setAt(result, node.at, storedValue(node, result, value, nameOf))
  }
  return result
}

function applyMembers(
  list: ListNode,
  object: JsonObject,
  members: readonly MemberProjection[],
  nameOf: NameOf,
): Json | undefined {
  const stored = memberAtPath(object, list.at)
  const before = membersAt(object, list.at)
  const keys = keysOf(before)
  const byKey = new Map(before.map((member, index) => [keys[index], member]))
  const after: Json[] = members.map((member) => {
    const known = byKey.get(member.key) ?? (member.key.startsWith('~') ? {} : { id: member.key })
    const applied = applyProjection(list.children, known, member, nameOf)
    // A blank id field is no way to lose who the member is.
    return applied.id === undefined && known.id !== undefined ? { ...applied, id: known.id } : applied
  })
  if (Array.isArray(stored)) after.push(...stored.filter((one) => !isObject(one)))
  const written = after.filter((one) => !isObject(one) || Object.keys(one).length > 0)
  return written.length > 0 ? written : undefined
}

function memberAtPath(object: JsonObject, at: readonly string[]): Json | undefined {
  let value: Json | undefined = object
  for (const name of at) value = memberOf(value, name)
  return value
}

/** How a leaf is written: references carry the name that the organization has in `parties`. */
function storedValue(leaf: Leaf, object: JsonObject, value: Json | undefined, nameOf: NameOf): Json | undefined {
  if (value === undefined) return undefined
  if (leaf.control === 'organization') return referenceTo(value, undefined, nameOf)
  if (leaf.control === 'organizations' && Array.isArray(value)) {
    const before = membersAt(object, leaf.at)
    return value.map((id) => before.find((one) => one.id === id) ?? referenceTo(id, undefined, nameOf))
  }
  return value
}

function referenceTo(id: Json, before: JsonObject | undefined, nameOf: NameOf): JsonObject {
  const name = typeof id === 'string' ? nameOf(id) : undefined
  return { ...before, id, ...(name === undefined ? {} : { name }) }
}

/** The object with a value at a path; undefined removes it, and with it each object on the way that it leaves empty. */
export function setAt(object: JsonObject, at: readonly string[], value: Json | undefined): JsonObject {
  const [name, ...rest] = at
  if (name === undefined) return object
  const inner = memberOf(object, name)
  const next = rest.length === 0 ? value : setWithin(inner, rest, value)
  if (next === inner) return object
  const copy: JsonObject = {}
  for (const [own, member] of Object.entries(object)) {
    if (own !== name && member !== undefined) setMember(copy, own, member)
    else if (own === name && next !== undefined) setMember(copy, own, next)
  }
  if (next !== undefined && !Object.hasOwn(object, name)) setMember(copy, name, next)
  return copy
}

function setWithin(inner: Json | undefined, rest: readonly string[], value: Json | undefined): Json | undefined {
  if (!isObject(inner) && value === undefined) return inner
  const changed = setAt(isObject(inner) ? inner : {}, rest, value)
  return Object.keys(changed).length === 0 ? undefined : changed
}

/** Names of the organizations of a document, by id. */
export function namesOf(document: JsonObject): NameOf {
  const names = new Map<string, string>()
  for (const party of membersAt(document, ['parties'])) {
    const name = textAt(party, 'name')
    if (typeof party.id === 'string' && name) names.set(party.id, name)
  }
  return (id) => names.get(id)
}
