import { labelOf } from './fields.ts'
import { pointer } from './findings.ts'
import { memberKey } from './merging/order.ts'
import { pruneEmptied } from './merging/prune.ts'
import { sameJson } from './merging/same-json.ts'
import { isObject, isObjectArray, type Json, type JsonObject } from './types.ts'

export interface Change {
  /** JSON Pointer: of the document after, or of the one before for what was removed. */
  path: string
  /** Spanish label of the place, from the walker. */
  label: string
  before: Json | undefined
  after: Json | undefined
  kind: 'added' | 'removed' | 'changed'
}

/** Written by the publication itself; no reader asks for their difference. */
const METADATA = new Set(['id', 'date', 'tag'])

/**
 * The differences between two compiled releases or documents, for people: an object or array member that came or
 * went is one change, a literal that differs another. Members are matched by `id`, so their order means nothing.
 */
export function listChanges(before: JsonObject, after: JsonObject): Change[] {
  const changes: Change[] = []
  const old = pruneEmptied(before)
  const now = pruneEmptied(after)
  for (const name of namesOf(old, now)) {
    if (!METADATA.has(name)) compare(old[name], now[name], pointer('', name), pointer('', name), changes)
  }
  return changes
}

function namesOf(before: JsonObject, after: JsonObject): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
}

function compare(before: Json | undefined, after: Json | undefined, was: string, is: string, changes: Change[]): void {
  if (sameJson(before, after)) return
  if (before === undefined || after === undefined) {
    const path = after === undefined ? was : is
    const kind = after === undefined ? 'removed' : 'added'
    changes.push({ path, label: labelOf(path), before, after, kind })
  } else if (isObject(before) && isObject(after)) {
    for (const name of namesOf(before, after)) {
      compare(before[name], after[name], pointer(was, name), pointer(is, name), changes)
    }
  } else if (hasKeys(before) && hasKeys(after)) compareMembers(before, after, was, is, changes)
  else changes.push({ path: is, label: labelOf(is), before, after, kind: 'changed' })
}

function hasKeys(value: Json): value is JsonObject[] {
  return isObjectArray(value) && value.every((member) => memberKey(member) !== undefined)
}

function compareMembers(before: JsonObject[], after: JsonObject[], was: string, is: string, changes: Change[]): void {
  const old = new Map(before.map((member, index) => [memberKey(member), { member, path: pointer(was, index) }]))
  for (const [index, member] of after.entries()) {
    const path = pointer(is, index)
    const present = old.get(memberKey(member))
    old.delete(memberKey(member))
    compare(present?.member, member, present?.path ?? path, path, changes)
  }
  for (const gone of old.values()) compare(gone.member, undefined, gone.path, gone.path, changes)
}
