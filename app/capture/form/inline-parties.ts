import { GENERIC_RFCS, isValidRfc, rfcKind } from '#app/lib/rfc.ts'
import { type Json, type JsonObject, objectsAt, textAt } from '#app/ocds/types.ts'
import { type FormNode, type Leaf, openGroups, type Projection, pathOf } from './form-model.ts'
import { KEY_MARK, type Posted } from './parse-form.ts'

/** Ends of the names of the two texts under a choice of organizations: "not in the list? RFC and name". */
export const NEW_RFC = '@rfc'
export const NEW_NAME = '@nombre'

/** An organization typed under a choice that could not be added; its texts go back to the page as they came. */
export interface PartyProblem {
  /** Name of the field it was typed under. */
  name: string
  rfc: string
  partyName: string
  sentence: string
}

/** What is known before anything is added. */
export interface KnownParties {
  document: JsonObject
  entityKey: string
  /** Names of companies in the statewide register, by RFC: whoever is there is typed by RFC alone. */
  registered?: ReadonlyMap<string, string>
}

/** The RFCs typed under choices without a name, in capitals without separators. */
export function unnamedRfcs(posted: Posted): string[] {
  return [...posted.keys()]
    .filter((name) => name.endsWith(NEW_RFC))
    .filter((name) => (posted.get(name.slice(0, -NEW_RFC.length) + NEW_NAME)?.at(-1) ?? '').trim() === '')
    .map((name) => bareRfc(posted.get(name)?.at(-1) ?? ''))
    .filter((rfc) => rfcKind(rfc) === 'company')
}

const bareRfc = (text: string): string => text.trim().toUpperCase().replace(/[\s-]/g, '')

export interface InlineParties {
  projection: Projection
  /** New members of `parties`; those that were there already are only referenced. */
  parties: JsonObject[]
  problems: PartyProblem[]
}

/**
 * Adds the organizations typed by RFC and name where somebody had to be chosen: they become members of `parties`
 * (`MX-RFC-…`; without RFC, an id of the portal's own under the key of the entity) and are chosen at once.
 */
export function addInlineParties(
  children: readonly FormNode[],
  mine: Projection,
  posted: Posted,
  known: KnownParties,
): InlineParties {
  const registered = known.registered ?? new Map<string, string>()
  const work: Work = {
    posted,
    ids: idsOf(known.document),
    registered,
    entityKey: known.entityKey,
    parties: [],
    problems: [],
  }
  const projection = addWithin(children, mine, '', work)
  return { projection, parties: work.parties, problems: work.problems }
}

interface Work {
  posted: Posted
  ids: Map<string, string>
  registered: ReadonlyMap<string, string>
  entityKey: string
  parties: JsonObject[]
  problems: PartyProblem[]
}

/** Name of each party by its id. */
function idsOf(document: JsonObject): Map<string, string> {
  return new Map(
    objectsAt(document, 'parties').map((party) => [textAt(party, 'id') ?? '', textAt(party, 'name') ?? '']),
  )
}

function addWithin(children: readonly FormNode[], projection: Projection, pointer: string, work: Work): Projection {
  const next: Projection = { leaves: { ...projection.leaves }, lists: { ...projection.lists } }
  for (const node of openGroups(children)) {
    const path = pathOf(node)
    if (node.kind === 'list') {
      const positions = positionsOf(work.posted, `${pointer}/${path}`)
      next.lists[path] = (projection.lists[path] ?? []).map((member) => {
        const index = positions.get(member.key)
        if (index === undefined) return member
        return { ...addWithin(node.children, member, `${pointer}/${path}/${index}`, work), key: member.key }
      })
      continue
    }
    const id = typedParty(node, `${pointer}/${path}`, work)
    if (id !== null) next.leaves[path] = chosenWith(node, next.leaves[path], id)
  }
  return next
}

/** Position in the form of each member of a list by its key. */
function positionsOf(posted: Posted, list: string): Map<string, number> {
  const positions = new Map<string, number>()
  for (let index = 0; index < 2000; index++) {
    const key = posted.get(`${list}/${index}/${KEY_MARK}`)?.at(-1)
    if (key === undefined) break
    positions.set(key, index)
  }
  return positions
}

function chosenWith(leaf: Leaf, chosen: Json | undefined, id: string): Json {
  if (leaf.control === 'organization') return id
  return Array.isArray(chosen) ? [...chosen.filter((one) => one !== id), id] : [id]
}

function typedParty(leaf: Leaf, name: string, work: Work): string | null {
  if (leaf.control !== 'organization' && leaf.control !== 'organizations') return null
  const rfc = (work.posted.get(name + NEW_RFC)?.at(-1) ?? '').trim()
  const key = bareRfc(rfc)
  const typedName = (work.posted.get(name + NEW_NAME)?.at(-1) ?? '').trim()
  if (rfc === '' && typedName === '') return null
  const partyName = typedName || (work.registered.get(key) ?? '')
  const sentence = problemOfParty(key, partyName, work)
  if (sentence) {
    work.problems.push({ name, rfc, partyName, sentence })
    return null
  }
  const id = key === '' ? ownId(partyName, work.entityKey) : `MX-RFC-${key}`
  if (!work.ids.has(id)) {
    work.ids.set(id, partyName)
    work.parties.push({
      id,
      name: partyName,
      ...(key === '' ? {} : { identifier: { scheme: 'MX-RFC', id: key, legalName: partyName } }),
    })
  }
  return id
}

function problemOfParty(rfc: string, partyName: string, work: Work): string | null {
  if (GENERIC_RFCS.includes(rfc))
    return 'Ese RFC es genérico y no identifica a nadie. Déjelo en blanco y escriba solo el nombre.'
  if (rfc !== '' && rfcKind(rfc) === null)
    return 'Ese RFC no está completo. Lleva 12 caracteres si es empresa o ente y 13 si es persona física, como aparece en la constancia fiscal.'
  if (partyName !== '' || work.ids.has(`MX-RFC-${rfc}`)) return null
  if (rfc !== '' && !isValidRfc(rfc))
    return 'El último carácter de ese RFC no corresponde a los demás: es probable que algo esté mal escrito. Revíselo en la constancia fiscal; si ahí está así, escriba también el nombre, y quedará como «RFC por verificar».'
  if (rfc !== '')
    return 'Ese RFC todavía no está en el padrón. Escriba también el nombre o la razón social, como aparece en la constancia fiscal.'
  return 'Falta el nombre o la razón social. Escríbalo como aparece en la constancia fiscal.'
}

/** Areas and people without RFC: a scheme of the portal's own, under the entity. */
function ownId(name: string, entityKey: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return `MX-PORTAL-${entityKey}-${plain.slice(0, 60) || 'SIN-NOMBRE'}`
}
