import { isObject, isObjectArray, type Json, type JsonObject, setMember } from '../types.ts'
import { defaultMergeRules } from './default-rules.ts'
import { memberKey } from './order.ts'
import type { MergeRules } from './rules.ts'

/**
 * A copy of a document in which every member of an array that is merged by `id` has one: its position, from 1, or
 * the next number that is free in that array. Without it a member could be published, but never corrected or dropped.
 */
export function identifyMembers(document: JsonObject, rules: MergeRules = defaultMergeRules()): JsonObject {
  return identifyObject(document, rules)
}

function identifyObject(value: JsonObject, rules: MergeRules | undefined): JsonObject {
  const copy: JsonObject = {}
  for (const [name, member] of Object.entries(value)) {
    if (member !== undefined) setMember(copy, name, identify(member, rules?.member(name)))
  }
  return copy
}

function identify(value: Json, rules: MergeRules | undefined): Json {
  if (rules?.whole) return value
  if (isObject(value)) return identifyObject(value, rules)
  if (!isObjectArray(value)) return value
  const taken = new Set(value.filter(hasId).map(memberKey))
  return value.map((member, index) => {
    const copy = identifyObject(member, rules)
    if (hasId(member)) return copy
    let number = index + 1
    while (taken.has(String(number))) number++
    taken.add(String(number))
    return { ...copy, id: String(number) }
  })
}

const hasId = (member: JsonObject): boolean =>
  member.id !== undefined && member.id !== null && Object.hasOwn(member, 'id')
