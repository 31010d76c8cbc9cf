import { defaultMergeRules } from './merging/default-rules.ts'
import { memberKey } from './merging/order.ts'
import { isResidue } from './merging/prune.ts'
import type { MergeRules } from './merging/rules.ts'
import { sameJson } from './merging/same-json.ts'
import { cloneJson, isObject, isObjectArray, type Json, type JsonObject, setMember } from './types.ts'

export { identifyMembers } from './merging/identify-members.ts'

/**
 * The partial release which, merged after `previous`, makes the compiled release equal `next`.
 * `id`, `date` and `tag` are the publisher's to add; `ocid` and `initiationType` are always in it.
 *
 * What is dropped is nulled literal by literal, because the official schema lets literals be `null` and objects and
 * arrays not, and because the reference merge ignores a `null` over an object. What may not be null stays behind:
 * `id`, and a contract's `awardID`. Hence the law, tested with generated histories:
 * `pruneEmptied(merge([...history, difference]))` equals `pruneEmptied(identifyMembers(next))`, but for the order of
 * array members, which no release can change. `next` must have gone through `identifyMembers`: what has no `id` can
 * only ever be appended.
 */
export function differenceRelease(
  previous: JsonObject | null,
  next: JsonObject,
  rules: MergeRules = defaultMergeRules(),
): JsonObject {
  const release: JsonObject = {}
  for (const name of ['ocid', 'initiationType']) {
    const value = next[name] ?? previous?.[name]
    if (value !== undefined && value !== null) release[name] = cloneJson(value)
  }
  return { ...release, ...differenceOfObjects(previous ?? {}, { ...next, ...release }, rules) }
}

/** True when publishing `next` would say nothing that is not published. */
export function isUnchanged(previous: JsonObject | null, next: JsonObject, rules?: MergeRules): boolean {
  return Object.keys(differenceRelease(previous, next, rules)).every((name) => {
    return name === 'ocid' || (name === 'initiationType' && previous !== null)
  })
}

/** Undefined when nothing changed. */
function differenceOfObjects(
  before: JsonObject,
  after: JsonObject,
  rules: MergeRules | undefined,
): JsonObject | undefined {
  const changes: JsonObject = {}
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const rule = rules?.member(name)
    if (rule?.omit || name === 'tag') continue
    const old = Object.hasOwn(before, name) ? before[name] : undefined
    const value = Object.hasOwn(after, name) ? after[name] : undefined
    const change = isAbsent(value) ? removal(old, rule) : difference(old, value, rule)
    if (change !== undefined) setMember(changes, name, change)
  }
  return Object.keys(changes).length > 0 ? changes : undefined
}

function isAbsent(value: Json | undefined): value is null | undefined {
  return value === null || value === undefined
}

function difference(before: Json | undefined, after: Json, rule: MergeRules | undefined): Json | undefined {
  if (isLiteral(after, rule)) return sameJson(before, after) ? undefined : cloneJson(after)
  if (!isObject(after)) return differenceOfMembers(before, after as JsonObject[], rule)
  if (!isObject(before) || Object.keys(after).length === 0) {
    const added = differenceOfObjects({}, after, rule)
    return added ? withRequired(added, after, rule) : removal(before, rule)
  }
  const changes = differenceOfObjects(before, after, rule)
  return changes && withRequired(changes, after, rule)
}

/** Whether the merge takes the value as one piece. */
function isLiteral(value: Json, rule: MergeRules | undefined): boolean {
  return typeof value !== 'object' || rule?.whole === true || (Array.isArray(value) && !isObjectArray(value))
}

function differenceOfMembers(
  before: Json | undefined,
  after: JsonObject[],
  rule: MergeRules | undefined,
): Json | undefined {
  const comparable = before !== undefined && before !== null && !isLiteral(before, rule) && Array.isArray(before)
  if (after.length === 0) return removal(before, rule)
  const old = new Map<string, JsonObject>()
  for (const member of comparable ? (before as JsonObject[]) : []) {
    const key = memberKey(member)
    if (key !== undefined) old.set(key, member)
  }
  const changes: JsonObject[] = []
  for (const member of after) {
    const key = memberKey(member)
    const present = key === undefined ? undefined : old.get(key)
    if (key !== undefined) old.delete(key)
    const change = differenceOfObjects(present ?? {}, present ? { ...member, id: present.id } : member, rule)
    if (change) changes.push(withRequired(change, present ?? member, rule, true))
    else if (!present && key !== undefined) changes.push(cloneJson(member) as JsonObject)
  }
  for (const dropped of old.values()) {
    const change = removalOfObject(dropped, rule, true)
    if (change) changes.push(change)
  }
  return changes.length > 0 ? changes : undefined
}

/** What nulls a value that is there; undefined when there is nothing left to null. */
function removal(value: Json | undefined, rule: MergeRules | undefined): Json | undefined {
  if (isAbsent(value)) return undefined
  if (isLiteral(value, rule)) {
    const emptyIsAllowed = Array.isArray(value) && rule?.whole === true && !rule.nullable && !rule.needsMembers
    if (!emptyIsAllowed) return null
    return value.length === 0 ? undefined : []
  }
  if (isObject(value)) return removalOfObject(value, rule, false)
  const members = value as JsonObject[]
  // A member without `id` can be reached by nobody; only `null` for the whole array removes it.
  if (members.some((member) => memberKey(member) === undefined)) return null
  const changes = members.map((member) => removalOfObject(member, rule, true)).filter((each) => each !== undefined)
  return changes.length > 0 ? changes : undefined
}

function removalOfObject(value: JsonObject, rule: MergeRules | undefined, isMember: boolean): JsonObject | undefined {
  const changes: JsonObject = {}
  for (const name of Object.keys(value)) {
    if (isResidue(name, rule, isMember)) continue
    const change = removal(value[name], rule?.member(name))
    if (change !== undefined) setMember(changes, name, change)
  }
  return Object.keys(changes).length > 0 ? withRequired(changes, value, rule, isMember) : undefined
}

/** Adds what the schema demands of the object and what tells it from others. */
function withRequired(
  changes: JsonObject,
  from: JsonObject,
  rule: MergeRules | undefined,
  isMember = false,
): JsonObject {
  const needed: JsonObject = {}
  for (const name of [...(isMember ? ['id'] : []), ...(rule?.required ?? [])]) {
    const value = Object.hasOwn(from, name) ? from[name] : undefined
    if (!isAbsent(value) && !Object.hasOwn(changes, name)) needed[name] = cloneJson(value)
  }
  return { ...needed, ...changes }
}
