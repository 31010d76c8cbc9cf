import { memberKey } from './merging/order.ts'
import { pruneEmptied } from './merging/prune.ts'
import { sameJson } from './merging/same-json.ts'
import { type Json, type JsonObject, memberOf, objectsAt, textAt, valueAt } from './types.ts'

/** Order of the codelist releaseTag, in which tags are written. */
const TAG_ORDER = [
  'planning',
  'planningUpdate',
  'tender',
  'tenderAmendment',
  'tenderUpdate',
  'tenderCancellation',
  'award',
  'awardUpdate',
  'awardCancellation',
  'contract',
  'contractUpdate',
  'contractAmendment',
  'implementation',
  'implementationUpdate',
  'contractTermination',
]

/**
 * The tags of the release that takes a process from what is published to `nextDocument`: they
 * are never asked. A section that appears gives its own tag, one that changes `…Update`, a new entry of `amendments`
 * an amendment, a status that becomes `cancelled` a cancellation, a contract that becomes `terminated` a termination.
 * What lies in no section (parties, buyer, relatedProcesses, language) counts as an update of the latest section.
 * Empty when nothing changed: there is nothing to publish then.
 */
export function deriveTags(previousCompiled: JsonObject | null, nextDocument: JsonObject): string[] {
  const before = pruneEmptied(previousCompiled ?? {})
  const after = pruneEmptied(nextDocument)
  const tags = new Set([
    ...planningTags(before.planning, after.planning),
    ...tenderTags(before.tender, after.tender),
    ...awardTags(before, after),
    ...contractTags(before, after),
  ])
  if (tags.size === 0 && !sameJson(outsideSections(before), outsideSections(after))) tags.add(latestUpdate(after))
  return TAG_ORDER.filter((tag) => tags.has(tag))
}

function planningTags(before: Json | undefined, after: Json | undefined): string[] {
  if (sameJson(before, after)) return []
  return [before === undefined ? 'planning' : 'planningUpdate']
}

function tenderTags(before: Json | undefined, after: Json | undefined): string[] {
  if (sameJson(before, after)) return []
  if (before === undefined) return ['tender']
  return changeTags(before, after, {
    amended: 'tenderAmendment',
    cancelled: 'tenderCancellation',
    other: 'tenderUpdate',
  })
}

function awardTags(before: JsonObject, after: JsonObject): string[] {
  return pairs(before, after, 'awards').flatMap(([old, award]) => {
    if (sameJson(old, award)) return []
    if (!old) return ['award']
    return changeTags(old, award, { amended: 'awardUpdate', cancelled: 'awardCancellation', other: 'awardUpdate' })
  })
}

function contractTags(before: JsonObject, after: JsonObject): string[] {
  return pairs(before, after, 'contracts').flatMap(([old, contract]) => {
    const execution = valueAt(contract, 'implementation')
    const oldExecution = valueAt(old, 'implementation')
    const tags: string[] = []
    if (!sameJson(oldExecution, execution))
      tags.push(oldExecution === undefined ? 'implementation' : 'implementationUpdate')
    const terms = withoutMember(contract, 'implementation')
    const oldTerms = withoutMember(old, 'implementation')
    if (sameJson(oldTerms, terms)) return tags
    if (!old) return [...tags, 'contract']
    const change = { amended: 'contractAmendment', terminated: 'contractTermination', other: 'contractUpdate' }
    return [...tags, ...changeTags(oldTerms, terms, change)]
  })
}

interface ChangeTags {
  amended: string
  cancelled?: string
  terminated?: string
  other: string
}

/** A change that is an amendment, a cancellation or a termination says so; any other is an update. */
function changeTags(before: Json | undefined, after: Json | undefined, names: ChangeTags): string[] {
  const tags: string[] = []
  const known = new Set(objectsAt(before, 'amendments').map(memberKey))
  if (objectsAt(after, 'amendments').some((amendment) => !known.has(memberKey(amendment)))) tags.push(names.amended)
  const status = textAt(after, 'status')
  if (status !== textAt(before, 'status')) {
    if (status === 'cancelled' && names.cancelled) tags.push(names.cancelled)
    if (status === 'terminated' && names.terminated) tags.push(names.terminated)
  }
  return tags.length > 0 ? tags : [names.other]
}

/** Members of both lists side by side: what was there (or nothing) and what is there (or nothing). */
function pairs(
  before: JsonObject,
  after: JsonObject,
  name: string,
): [JsonObject | undefined, JsonObject | undefined][] {
  const old = new Map(objectsAt(before, name).map((member) => [memberKey(member), member]))
  const found: [JsonObject | undefined, JsonObject | undefined][] = objectsAt(after, name).map((member) => {
    const present = old.get(memberKey(member))
    old.delete(memberKey(member))
    return [present, member]
  })
  return [...found, ...[...old.values()].map((gone): [JsonObject, undefined] => [gone, undefined])]
}

function withoutMember(value: JsonObject | undefined, name: string): JsonObject | undefined {
  if (!value) return undefined
  const { [name]: _left, ...rest } = value
  return rest
}

const SECTIONS = ['ocid', 'id', 'date', 'tag', 'planning', 'tender', 'awards', 'contracts']

function outsideSections(document: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !SECTIONS.includes(name)))
}

function latestUpdate(document: JsonObject): string {
  if (objectsAt(document, 'contracts').some((contract) => memberOf(contract, 'implementation')))
    return 'implementationUpdate'
  if (memberOf(document, 'contracts')) return 'contractUpdate'
  if (memberOf(document, 'awards')) return 'awardUpdate'
  if (memberOf(document, 'tender')) return 'tenderUpdate'
  return memberOf(document, 'planning') ? 'planningUpdate' : 'planning'
}
