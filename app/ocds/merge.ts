import { defaultMergeRules } from './merging/default-rules.ts'
import { inMergeOrder, memberKey } from './merging/order.ts'
import type { MergeRules } from './merging/rules.ts'
import { isWrittenAlike } from './merging/same-json.ts'
import { asText, cloneJson, isObject, isObjectArray, type Json, type JsonObject, setMember } from './types.ts'

export { mergeRulesOf } from './merging/default-rules.ts'
export { pruneEmptied } from './merging/prune.ts'
export type { MergeRules } from './merging/rules.ts'
export { mergeVersioned } from './merging/versioned.ts'

/** The arrays of a compiled release that are merged by `id`, each with its members by key. Any other is a literal. */
type Members = WeakMap<Json[], Map<string, JsonObject>>

/**
 * The compiled release of the releases of one process, in any order (merging of OCDS 1.1.5):
 * `null` removes a member, arrays of objects are merged by `id`, other arrays and `wholeListMerge` ones replaced,
 * objects without `id` appended, empty arrays and objects do nothing. Its `id` is `{ocid}-{date}`, its tag
 * `compiled`. Linear in the size of the releases; nothing that comes in is changed or shared.
 */
export function mergeReleases(releases: readonly JsonObject[], rules: MergeRules = defaultMergeRules()): JsonObject {
  const compiled: JsonObject = { tag: ['compiled'] }
  return mergeInto(compiled, releases, rules, new WeakMap())
}

/**
 * The compiled release that further releases make of a compiled one: equal to merging the whole history, as long
 * as the further releases are not older. `compiled` is left as it is.
 */
export function extendCompiled(
  compiled: JsonObject,
  releases: readonly JsonObject[],
  rules: MergeRules = defaultMergeRules(),
): JsonObject {
  const copy = cloneJson(compiled) as JsonObject
  const members: Members = new WeakMap()
  indexMembers(copy, rules, members)
  return mergeInto(copy, releases, rules, members)
}

function mergeInto(
  compiled: JsonObject,
  releases: readonly JsonObject[],
  rules: MergeRules,
  members: Members,
): JsonObject {
  for (const release of inMergeOrder(releases)) {
    const { ocid, date } = release
    compiled.id = `${asText(ocid ?? '')}-${asText(date ?? '')}`
    if (date === undefined || date === null) delete compiled.date
    else compiled.date = cloneJson(date)
    if (ocid !== undefined && ocid !== null) compiled.ocid = cloneJson(ocid)
    mergeObject(compiled, release, rules, members, 'tag')
  }
  return compiled
}

/** Merges the members of `input` into `output`; false when there was nothing in it, not even a `null`. */
function mergeObject(
  output: JsonObject,
  input: JsonObject,
  rules: MergeRules | undefined,
  members: Members,
  except?: string,
): boolean {
  let touched = false
  const omitted = rules?.omitted
  // What is parsed inherits nothing that this loop would see, and needs no list of names: in a long history they are most of the garbage.
  for (const name in input) {
    const value = input[name]
    if (value === undefined || name === except || omitted?.has(name)) continue
    if (typeof value !== 'object') {
      setMember(output, name, value)
      touched = true
    } else if (value === null) {
      delete output[name]
      touched = true
    } else if (mergeContainer(output, name, value, rules?.member(name), members)) touched = true
  }
  return touched
}

function mergeContainer(
  output: JsonObject,
  name: string,
  value: Json[] | JsonObject,
  rule: MergeRules | undefined,
  members: Members,
): boolean {
  const present = ownValue(output, name)
  if (rule?.whole || (Array.isArray(value) && !isObjectArray(value))) {
    // Most releases repeat their literals: a copy of each would be garbage, a fifth of the time of a long history.
    if (!isWrittenAlike(present, value)) setMember(output, name, cloneJson(value))
    return true
  }
  if (Array.isArray(value)) {
    const list = Array.isArray(present) && members.has(present) ? present : []
    if (!mergeMembers(list, value as JsonObject[], rule, members)) return false
    if (list !== present) setMember(output, name, list)
    return true
  }
  const target: JsonObject = isObject(present) ? present : {}
  if (!mergeObject(target, value, rule, members)) return false
  if (target !== present) setMember(output, name, target)
  return true
}

function mergeMembers(list: Json[], input: JsonObject[], rule: MergeRules | undefined, members: Members): boolean {
  let byKey = members.get(list)
  if (!byKey) {
    byKey = new Map()
    members.set(list, byKey)
  }
  let touched = false
  for (const member of input) {
    const key = memberKey(member)
    let target = key === undefined ? undefined : byKey.get(key)
    if (!target) {
      target = {}
      if (key === undefined) {
        if (!mergeObject(target, member, rule, members)) continue
      } else {
        byKey.set(key, target)
        if (member.id !== null && member.id !== undefined) target.id = cloneJson(member.id)
      }
      list.push(target)
    }
    if (key !== undefined) mergeObject(target, member, rule, members, 'id')
    touched = true
  }
  return touched
}

/** Recognises the arrays merged by `id` in a compiled release that was read back. */
function indexMembers(value: JsonObject, rules: MergeRules | undefined, members: Members): void {
  for (const name of Object.keys(value)) {
    const rule = rules?.member(name)
    if (rule?.omit || rule?.whole) continue
    const member = value[name]
    if (isObject(member)) indexMembers(member, rule, members)
    if (!isObjectArray(member) || member.length === 0) continue
    const byKey = new Map<string, JsonObject>()
    members.set(member, byKey)
    for (const each of member) {
      const key = memberKey(each)
      if (key !== undefined && !byKey.has(key)) byKey.set(key, each)
      indexMembers(each, rule, members)
    }
  }
}

/** An own member; inherited ones of JSON objects are functions, but for `__proto__`. */
function ownValue(object: JsonObject, name: string): Json | undefined {
  if (name === '__proto__') return Object.hasOwn(object, name) ? object[name] : undefined
  const value: unknown = object[name]
  return typeof value === 'function' ? undefined : (value as Json | undefined)
}
