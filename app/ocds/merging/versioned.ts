import { cloneJson, isObjectArray, type Json, type JsonObject, setMember } from '../types.ts'
import { defaultMergeRules } from './default-rules.ts'
import { inMergeOrder, memberKey } from './order.ts'
import type { MergeRules } from './rules.ts'
import { sameJson } from './same-json.ts'

/** The values that one literal has had. */
interface History {
  kind: 'history'
  values: JsonObject[]
  /** Which release gave the last value: a second one for the same `id` in the same release takes its place. */
  origin?: Origin
}
interface Fields {
  kind: 'fields'
  fields: Map<string, Node>
}
/** An array merged by `id`; the key of a member without `id` is a number, so that nothing matches it. */
interface Members {
  kind: 'members'
  members: Map<string | number, { id: Json | undefined; node: Fields }>
}
type Node = History | Fields | Members

/** Where a value comes from. */
interface Origin {
  releaseID: Json
  releaseDate: Json
  releaseTag: Json
}

/**
 * The versioned release of the releases of one process (merging of OCDS 1.1.5): each literal becomes the list of the
 * values it has had, `null` among them; `ocid` and the `id` of array members are kept as they are. A `null` given
 * for a whole object or array is recorded on each literal inside.
 */
export function mergeVersioned(releases: readonly JsonObject[], rules: MergeRules = defaultMergeRules()): JsonObject {
  const root: Fields = { kind: 'fields', fields: new Map() }
  let ocid: Json | undefined
  for (const release of inMergeOrder(releases)) {
    ocid = release.ocid ?? ocid
    const origin: Origin = {
      releaseID: cloneJson(release.id ?? null),
      releaseDate: cloneJson(release.date ?? null),
      releaseTag: cloneJson(release.tag ?? null),
    }
    for (const [name, value] of Object.entries(release)) {
      if (name !== 'ocid' && name !== 'tag' && value !== undefined)
        record(root, name, value, rules.member(name), origin)
    }
  }
  const versioned: JsonObject = {}
  if (ocid !== undefined) versioned.ocid = cloneJson(ocid)
  return writeFields(versioned, root)
}

function record(output: Fields, name: string, value: Json, rule: MergeRules | undefined, origin: Origin): boolean {
  if (rule?.omit) return false
  const present = output.fields.get(name)
  if (value === null && present !== undefined && present.kind !== 'history') {
    recordRemoval(present, origin)
    return true
  }
  if (typeof value !== 'object' || value === null || rule?.whole || (Array.isArray(value) && !isObjectArray(value))) {
    const history: History = present?.kind === 'history' ? present : { kind: 'history', values: [] }
    append(history, value, origin)
    output.fields.set(name, history)
    return true
  }
  if (Array.isArray(value)) {
    const list: Members = present?.kind === 'members' ? present : { kind: 'members', members: new Map() }
    if (!recordMembers(list, value as JsonObject[], rule, origin)) return false
    output.fields.set(name, list)
    return true
  }
  const target: Fields = present?.kind === 'fields' ? present : { kind: 'fields', fields: new Map() }
  let touched = false
  for (const [member, inner] of Object.entries(value)) {
    if (inner !== undefined && record(target, member, inner, rule?.member(member), origin)) touched = true
  }
  if (touched) output.fields.set(name, target)
  return touched
}

function recordMembers(list: Members, input: JsonObject[], rule: MergeRules | undefined, origin: Origin): boolean {
  let touched = false
  for (const member of input) {
    const key = memberKey(member)
    const present = key === undefined ? undefined : list.members.get(key)
    const node: Fields = present?.node ?? { kind: 'fields', fields: new Map() }
    let inside = key !== undefined
    for (const [name, value] of Object.entries(member)) {
      if (name === 'id' && key !== undefined) continue
      if (value !== undefined && record(node, name, value, rule?.member(name), origin)) inside = true
    }
    if (!present && inside) list.members.set(key ?? list.members.size, { id: member.id, node })
    if (inside) touched = true
  }
  return touched
}

function append(history: History, value: Json, origin: Origin): void {
  if (history.origin === origin) {
    history.values.pop()
    history.origin = undefined
  }
  const last = history.values.at(-1)
  if (last && sameJson(last.value, value)) return
  history.origin = origin
  const { releaseID, releaseDate, releaseTag } = origin
  history.values.push({ releaseID, releaseDate, releaseTag, value: cloneJson(value) })
}

function recordRemoval(node: Node, origin: Origin): void {
  if (node.kind === 'history') append(node, null, origin)
  else if (node.kind === 'fields') for (const field of node.fields.values()) recordRemoval(field, origin)
  else for (const member of node.members.values()) recordRemoval(member.node, origin)
}

function writeFields(target: JsonObject, node: Fields): JsonObject {
  for (const [name, field] of node.fields) setMember(target, name, write(field))
  return target
}

function write(node: Node): Json {
  if (node.kind === 'history') return node.values
  if (node.kind === 'fields') return writeFields({}, node)
  return [...node.members.values()].map(({ id, node: fields }) =>
    writeFields(id === undefined || id === null ? {} : { id: cloneJson(id) }, fields),
  )
}
