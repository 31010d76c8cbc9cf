import { canonicalText } from '../canonical.ts'
import { pointer } from '../findings.ts'
import { memberKey } from '../merging/order.ts'
import { sameJson } from '../merging/same-json.ts'
import { isObject, type Json, type JsonObject } from '../types.ts'

/**
 * `uniqueItems` in linear time: no two members are equal as JSON. ajv's own compares all pairs (10,000 items block
 * for 2.9 s) and calls a member named `valueOf` or `toString` (docs/security.md F3).
 */
export function membersAreUnique(list: readonly Json[]): boolean {
  if (list.length < 2) return true
  if (list.length <= FEW) return fewAreUnique(list)
  if (haveDistinctIds(list)) return true
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

/**
 * Whether all members are objects whose ids differ. Lists are mostly numbered: ids that ascend (a shorter one before a longer one)
 * differ without being kept; others are put into one set. 20,000 numbered items: 0.3 ms, and 1.6 ms with a set.
 */
function haveDistinctIds(list: readonly Json[]): boolean {
  let last = ''
  for (const [index, member] of list.entries()) {
    const key = isObject(member) ? keyOf(member) : undefined
    if (key === undefined) return false
    if (index > 0 && (key.length < last.length || (key.length === last.length && key <= last)))
      return (
        new Set(list.map((each) => (isObject(each) ? keyOf(each) : undefined))).size === list.length && allHaveIds(list)
      )
    last = key
  }
  return true
}

function allHaveIds(list: readonly Json[]): boolean {
  return list.every((member) => isObject(member) && keyOf(member) !== undefined)
}

/** `id` as text; undefined where there is none or it is null. */
function keyOf(member: JsonObject): string | undefined {
  return member.id === undefined || member.id === null ? undefined : memberKey(member)
}

interface Seen {
  has(text: string): boolean
  add(text: string): unknown
}

/** As a set, and quicker for a handful of texts. */
class FewTexts implements Seen {
  private readonly texts: string[] = []

  has(text: string): boolean {
    return this.texts.includes(text)
  }

  add(text: string): void {
    this.texts.push(text)
  }
}

const NONE: number[] = []

function positionsOfRepeated(list: readonly Json[]): number[] {
  if (list.length > FEW && haveDistinctIds(list)) return NONE
  let found = NONE
  const seen: Seen = list.length > FEW ? new Set() : new FewTexts()
  for (const [index, member] of list.entries()) {
    const key = isObject(member) ? keyOf(member) : undefined
    if (key === undefined) continue
    if (seen.has(key)) {
      if (found === NONE) found = []
      found.push(index)
    }
    seen.add(key)
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
