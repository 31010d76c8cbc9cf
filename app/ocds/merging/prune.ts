import { isObject, isObjectArray, type Json, type JsonObject, setMember } from '../types.ts'
import { defaultMergeRules } from './default-rules.ts'
import type { MergeRules } from './rules.ts'

/**
 * What is left of a compiled release without that which was dropped: objects and array members that hold only what
 * cannot be nulled (`id`; `id` and `awardID` of a contract), emptied objects and emptied arrays go, from the inside
 * outwards. Pages, counts and the law of the difference read this. Nothing that comes in is changed.
 */
export function pruneEmptied(release: JsonObject, rules: MergeRules = defaultMergeRules()): JsonObject {
  const pruned: JsonObject = {}
  for (const [name, value] of Object.entries(release)) {
    const kept = prune(value, rules.member(name))
    if (kept !== undefined) setMember(pruned, name, kept)
  }
  return pruned
}

function prune(value: Json | undefined, rules: MergeRules | undefined): Json | undefined {
  if (value === null || value === undefined) return undefined
  if (rules?.whole) return Array.isArray(value) && value.length === 0 ? undefined : value
  if (isObject(value)) return pruneObject(value, rules, false)
  if (!Array.isArray(value)) return value
  if (!isObjectArray(value)) return value
  const members = value.map((member) => pruneObject(member, rules, true)).filter((member) => member !== undefined)
  return members.length > 0 ? members : undefined
}

function pruneObject(value: JsonObject, rules: MergeRules | undefined, isMember: boolean): JsonObject | undefined {
  const pruned: JsonObject = {}
  let says = false
  for (const [name, member] of Object.entries(value)) {
    const kept = prune(member, rules?.member(name))
    if (kept === undefined) continue
    setMember(pruned, name, kept)
    if (!isResidue(name, rules, isMember)) says = true
  }
  return says ? pruned : undefined
}

/**
 * Whether a value may be all that is left of a dropped object: the `id` of an array member, and what the schema does
 * not let be `null`.
 */
export function isResidue(name: string, rules: MergeRules | undefined, isMember: boolean): boolean {
  return (isMember && name === 'id') || rules?.residue.has(name) === true
}
