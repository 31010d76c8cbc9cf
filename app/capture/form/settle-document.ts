import { rfcKind } from '#app/lib/rfc.ts'
import { codes } from '#app/ocds/codelists.ts'
import { asText, isObject, type Json, type JsonObject, objectsAt, textAt } from '#app/ocds/types.ts'
import { setAt } from './apply-projection.ts'
import type { Projection } from './form-model.ts'
import { mapReferences, referencedRoles } from './organization-references.ts'

/**
 * What follows from a change and is never asked: an award that got another id takes its contracts along; an organization whose RFC
 * was typed gets the id that goes with it, everywhere; references carry the present name; whoever is referenced has the role, and
 * loses it with the last reference; budget components know their level. `before` is the stored document, `after` the one with the
 * form applied.
 */
export function settleDocument(before: JsonObject, after: JsonObject, projection: Projection): Settled {
  const identified = identifyParties(before, renameAwards(after, projection))
  const named = refreshNames(before, identified.document)
  return { document: levelComponents(settleRoles(before, named)), renamedParties: identified.renamedParties }
}

export interface Settled {
  document: JsonObject
  /** Ids that organizations had and have now. */
  renamedParties: ReadonlyMap<string, string>
}

/** The document with another list of parties; an empty list goes. */
export function withParties(document: JsonObject, parties: Json[]): JsonObject {
  return setAt(document, ['parties'], parties.length > 0 ? parties : undefined)
}

const partiesOf = (document: JsonObject): Json[] => (Array.isArray(document.parties) ? document.parties : [])

function mapParties(document: JsonObject, change: (party: JsonObject) => JsonObject): JsonObject {
  const parties = partiesOf(document)
  const next = parties.map((party) => (isObject(party) ? change(party) : party))
  return next.some((party, index) => party !== parties[index]) ? withParties(document, next) : document
}

function renameAwards(document: JsonObject, projection: Projection): JsonObject {
  const renamed = new Map<Json, Json>()
  for (const { key, leaves } of projection.lists.awards ?? [])
    if (leaves.id !== undefined && leaves.id !== key) renamed.set(key, leaves.id)
  if (renamed.size === 0 || !Array.isArray(document.contracts)) return document
  const contracts = document.contracts.map((contract) => {
    if (!isObject(contract)) return contract
    const id = renamed.get(contract.awardID ?? null)
    return id === undefined ? contract : { ...contract, awardID: id }
  })
  return { ...document, contracts }
}

/**
 * A party whose RFC was just typed becomes `MX-RFC-…`, unless another one has that id: areas share the RFC of
 * their entity and keep their own. What came with other ids (imports) is left alone.
 */
function identifyParties(before: JsonObject, document: JsonObject): Settled {
  const old = new Map(
    objectsAt(before, 'parties').map((party) => [textAt(party, 'id'), textAt(party, 'identifier', 'id')]),
  )
  const renamed = new Map<string, string>()
  const taken = new Set(objectsAt(document, 'parties').map((party) => textAt(party, 'id')))
  const identified = mapParties(document, (party) => {
    const rfc = textAt(party, 'identifier', 'id')?.toUpperCase().replace(/[\s-]/g, '')
    const scheme = textAt(party, 'identifier', 'scheme')
    const id = textAt(party, 'id')
    if (
      !rfc ||
      !id ||
      old.get(id) === textAt(party, 'identifier', 'id') ||
      rfcKind(rfc) === null ||
      (scheme && scheme !== 'MX-RFC')
    )
      return party
    const wanted = `MX-RFC-${rfc}`
    const mayChange = /^(actor-|MX-RFC-|MX-PORTAL-)/.test(id) && id !== wanted && !taken.has(wanted)
    if (mayChange) {
      renamed.set(id, wanted)
      taken.add(wanted)
    }
    const spelled = scheme === 'MX-RFC' && textAt(party, 'identifier', 'id') === rfc
    if (!mayChange && spelled) return party
    const identifier = { ...(isObject(party.identifier) ? party.identifier : {}), scheme: 'MX-RFC', id: rfc }
    return { ...party, id: mayChange ? wanted : id, identifier }
  })
  if (renamed.size === 0) return { document: identified, renamedParties: renamed }
  const referenced = mapReferences(identified, (reference) => {
    const id = renamed.get(textAt(reference, 'id') ?? '')
    return id === undefined ? reference : { ...reference, id }
  })
  return { document: referenced, renamedParties: renamed }
}

/** Only names that this change gave: a reference that came with another spelling keeps it. */
function refreshNames(before: JsonObject, document: JsonObject): JsonObject {
  const old = new Map(objectsAt(before, 'parties').map((party) => [party.id, textAt(party, 'name')]))
  const changed = new Map<Json | undefined, string>()
  for (const party of objectsAt(document, 'parties')) {
    const name = textAt(party, 'name')
    if (name && old.get(party.id) !== name) changed.set(party.id, name)
  }
  if (changed.size === 0) return document
  return mapReferences(document, (reference) => {
    const name = changed.get(reference.id)
    return name === undefined || reference.name === name ? reference : { ...reference, name }
  })
}

function settleRoles(before: JsonObject, document: JsonObject): JsonObject {
  const was = referencedRoles(before)
  const is = referencedRoles(document)
  return mapParties(document, (party) => {
    const id = textAt(party, 'id')
    if (!id) return party
    const roles = Array.isArray(party.roles) ? party.roles : []
    const lost = [...was].filter(([role, ids]) => ids.has(id) && !is.get(role)?.has(id)).map(([role]) => role)
    const due = [...is].filter(([role, ids]) => ids.has(id) && !roles.includes(role)).map(([role]) => role)
    const next = [...roles.filter((role) => !lost.includes(asText(role))), ...due]
    if (lost.length === 0 && due.length === 0) return party
    return setAt(party, ['roles'], next.length > 0 ? next : undefined)
  })
}

function levelComponents(document: JsonObject): JsonObject {
  const breakdown = (document.planning as JsonObject | undefined)?.budget
  const parts = isObject(breakdown) ? breakdown.budgetBreakdown : undefined
  if (!Array.isArray(parts)) return document
  const levels = new Map(codes('budgetLineComponent').map(({ code, more }) => [code, Number(more?.level)]))
  const next = mapObjects(parts, (part) =>
    withList(part, 'budgetLines', (line) =>
      withList(line, 'components', (component) => {
        const level = levels.get(textAt(component, 'name') ?? '')
        return level === undefined || component.level !== undefined ? component : { ...component, level }
      }),
    ),
  )
  return next === parts ? document : setAt(document, ['planning', 'budget', 'budgetBreakdown'], next)
}

function mapObjects(members: Json[], change: (member: JsonObject) => JsonObject): Json[] {
  const next = members.map((member) => (isObject(member) ? change(member) : member))
  return next.some((member, index) => member !== members[index]) ? next : members
}

function withList(object: JsonObject, name: string, change: (member: JsonObject) => JsonObject): JsonObject {
  const members = object[name]
  if (!Array.isArray(members)) return object
  const next = mapObjects(members, change)
  return next === members ? object : { ...object, [name]: next }
}
