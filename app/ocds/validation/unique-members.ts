import { canonicalText } from '../canonical.ts'
import { pointer } from '../findings.ts'
import { memberKey } from '../merging/order.ts'
import { sameJson } from '../merging/same-json.ts'
import { isObject, type Json } from '../types.ts'

/**
 * `uniqueItems` in linear time: no two members are equal as JSON. ajv's own compares all pairs (10,000 items block
 * for 2.9 s) and calls a member named `valueOf` or `toString` (security.md F3).
 */
export function membersAreUnique(list: readonly Json[]): boolean {
  if (list.length < 2) return true
  if (list.length <= FEW) return fewAreUnique(list)
  const literals = new Set<Json>()
  const firstByKey = new Map<string, Json>()
  const texts = new Set<string>()
  for (const member of list) {
    if (typeof member !== 'object' || member === null) {
      if (literals.has(member)) return false
      literals.add(member)
      continue
    }
    // Objects can only be equal when their ids are: most never need their text.
    const key = isObject(member) ? `${memberKey(member)}` : '[]'
    const first = firstByKey.get(key)
    if (first === undefined) {
      firstByKey.set(key, member)
      continue
    }
    texts.add(textOf(first))
    const text = textOf(member)
    if (texts.has(text)) return false
    texts.add(text)
  }
  return true
}

/** Lists up to this length are compared pair by pair, which is quicker than a set. */
const FEW = 8

function fewAreUnique(list: readonly Json[]): boolean {
  for (let right = 1; right < list.length; right++) {
    for (let left = 0; left < right; left++) {
      if (sameJson(list[left], list[right])) return false
    }
  }
  return true
}

function textOf(value: Json): string {
  try {
    return canonicalText(value)
  } catch {
    return JSON.stringify(value)
  }
}

/** JSON Pointers of the array members whose `id` an earlier member of the same array has (1 and "1" are one). */
export function repeatedIds(value: Json, path = ''): string[] {
  if (!anyRepeated(value)) return []
  const found: string[] = []
  collect(value, path, found)
  return found
}

/** Without paths, which cost more than the question. */
function anyRepeated(value: Json | undefined): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) {
    if (value.length > 1 && positionsOfRepeated(value).length > 0) return true
    return value.some(anyRepeated)
  }
  for (const name in value) {
    const member = value[name]
    if (typeof member === 'object' && member !== null && anyRepeated(member)) return true
  }
  return false
}

const NONE: number[] = []

function positionsOfRepeated(list: readonly Json[]): number[] {
  let found = NONE
  const seen = list.length > FEW ? new Set<string>() : undefined
  const few: string[] = []
  for (let index = 0; index < list.length; index++) {
    const member = list[index]
    if (!isObject(member) || member.id === undefined || member.id === null) continue
    const key = memberKey(member)
    if (key === undefined) continue
    if (seen ? seen.has(key) : few.includes(key)) {
      if (found === NONE) found = []
      found.push(index)
    }
    if (seen) seen.add(key)
    else few.push(key)
  }
  return found
}

function collect(value: Json | undefined, path: string, found: string[]): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const index of positionsOfRepeated(value)) found.push(pointer(path, index))
    for (const [index, member] of value.entries()) collect(member, pointer(path, index), found)
    return
  }
  for (const name of Object.keys(value)) collect(value[name], pointer(path, name), found)
}
