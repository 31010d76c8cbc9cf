import { paths } from '#app/lib/paths.ts'
import { settledSupplierId } from '#app/lib/suppliers/settled-supplier-id.ts'
import { titleOfCode } from '#app/ocds/codelists.ts'
import { type Json, type JsonObject, objectsAt, textAt, valueAt } from '#app/ocds/types.ts'
import type { PublicMatch } from '#db/queries/reading/public-matches.server.ts'
import type { SupplierStanding } from '#db/queries/reading/read-process.server.ts'
import { describeMatches, type ShownMatch } from '../describe-matches.ts'
import { dateAt, type Money, moneyAt, validOnes, wordsAt } from './read-loosely.ts'

export interface Person {
  key: string
  name: string
  role: string
  detail: string | null
  href: string | null
}

const nameOf = (reference: Json | undefined): string | null => wordsAt(reference, 'name') ?? wordsAt(reference, 'id')

const partyOf = (compiled: JsonObject, id: string | null): JsonObject | undefined =>
  objectsAt(compiled, 'parties').find((one) => id !== null && wordsAt(one, 'id') === id)

/** Name of an organization by its reference: as `parties` has it, else as the reference says. */
function partyName(compiled: JsonObject, reference: Json | undefined): string | null {
  const party = partyOf(compiled, wordsAt(reference, 'id'))
  return wordsAt(party, 'name') ?? nameOf(reference)
}

/** Who asked for it, who contracts, who answers for it and who pays: the public side of the process. */
export function describePublicSide(compiled: JsonObject): Person[] {
  const of = (
    role: string,
    references: readonly (Json | undefined)[],
    detail: (party: JsonObject | undefined) => string | null,
  ) =>
    references.flatMap((reference, at) => {
      const name = partyName(compiled, reference)
      const id = wordsAt(reference, 'id')
      const party = objectsAt(compiled, 'parties').find((one) => id !== null && wordsAt(one, 'id') === id)
      return name === null ? [] : [{ key: `${role}-${at}`, name, role, detail: detail(party), href: null }]
    })
  const answerable = (party: JsonObject | undefined) => {
    const contact = [wordsAt(party, 'contactPoint', 'name'), wordsAt(party, 'position')].filter((text) => text !== null)
    return contact.length > 0 ? contact.join(', ') : null
  }
  return [
    ...of('Solicitó', objectsAt(compiled, 'planning', 'requestingUnits'), answerable),
    ...of('Contrató', [valueAt(compiled, 'tender', 'procuringEntity')], answerable),
    ...of('Área contratante', objectsAt(compiled, 'planning', 'contractingUnits'), answerable),
    ...of('Responde por el contrato', objectsAt(compiled, 'planning', 'responsibleUnits'), answerable),
    ...of('Compró', isBuyerTheProcuringEntity(compiled) ? [] : [valueAt(compiled, 'buyer')], answerable),
  ]
}

/** True when the buyer is who ran the procedure: it is then said once. */
function isBuyerTheProcuringEntity(compiled: JsonObject): boolean {
  const [buyer, entity] = [valueAt(compiled, 'buyer'), valueAt(compiled, 'tender', 'procuringEntity')]
  const [first, second] = [partyName(compiled, buyer), partyName(compiled, entity)]
  return first !== null && first === second
}

export interface Competitor {
  key: string
  name: string
  href: string | null
  /** "Ganó", "Presentó propuesta", "Cotizó", "Invitado". */
  outcome: string
  won: boolean
  price: Money | null
  standing: string | null
  /** Integrity badges of it, as they are kept. */
  badges: SupplierStanding['badges']
  /** Day of the award that it won, as its publisher wrote it; null for others and without a date. */
  awardedOn: string | null
  /** What lists of sanctions say at the date of each act; empty of who is clean. */
  matches: ShownMatch[]
  /** Written reasons for what a list stopped. */
  exceptions: { key: string; rationale: string; legalBasis: string }[]
}

/** Reasons that were published with the awards to somebody whom a list debarred. */
function exceptionsOf(compiled: JsonObject, id: string | null): Competitor['exceptions'] {
  return validOnes(compiled, 'awards').flatMap((award, place) =>
    objectsAt(award, 'sanctionExceptions').flatMap((one, at) => {
      const supplier = objectsAt({ all: [valueAt(one, 'supplier') ?? null] }, 'all')[0]
      const rationale = wordsAt(one, 'rationale')
      if (id === null || rationale === null || !supplier || wordsAt(supplier, 'id') !== id) return []
      return [{ key: `${place}-${at}`, rationale, legalBasis: wordsAt(one, 'legalBasis') ?? '' }]
    }),
  )
}

const standingWords = (standing: SupplierStanding | undefined): string | null =>
  standing && standing.processes > 1
    ? `${standing.processes} procesos con ${standing.entities} ${standing.entities === 1 ? 'ente' : 'entes'} en este portal`
    : null

/** Everybody who took part: who won first, then who proposed, quoted or was invited, each with the price if it is known. */
export function describeCompetition(
  compiled: JsonObject,
  standings: readonly SupplierStanding[],
  matched: readonly PublicMatch[] = [],
  zone = 'UTC',
): Competitor[] {
  const found = new Map<string, Competitor>()
  const add = (
    reference: JsonObject,
    outcome: string,
    won: boolean,
    price: Money | null,
    awardedOn: string | null = null,
  ) => {
    const name = partyName(compiled, reference)
    const id = wordsAt(reference, 'id')
    const key = id ?? name?.toLowerCase()
    if (name === null || key === undefined || key === null) return
    const settled = settledSupplierId(reference, partyOf(compiled, id) ?? {}) ?? id
    const standing = standings.find((one) => one.id === settled)
    const known = found.get(key)
    found.set(key, {
      key,
      name,
      href: standing ? paths.supplier(standing.id) : null,
      outcome: known?.outcome ?? outcome,
      won: known?.won ?? won,
      price: known?.price ?? price,
      standing: standingWords(standing),
      badges: standing?.badges ?? [],
      awardedOn: known?.awardedOn ?? awardedOn,
      matches: describeMatches(
        matched.filter(({ supplierId }) => supplierId === settled),
        zone,
      ),
      exceptions: exceptionsOf(compiled, id),
    })
  }
  for (const award of validOnes(compiled, 'awards')) {
    for (const supplier of objectsAt(award, 'suppliers'))
      add(supplier, 'Ganó', true, moneyAt(award, 'value'), dateAt(award, 'date')?.slice(0, 10) ?? null)
  }
  for (const tenderer of objectsAt(compiled, 'tender', 'tenderers')) add(tenderer, 'Presentó propuesta', false, null)
  for (const request of objectsAt(compiled, 'planning', 'requestsForQuotes')) {
    for (const quote of objectsAt(request, 'quotes')) {
      const supplier = valueAt(quote, 'issuingSupplier') ?? valueAt(quote, 'supplier')
      const one = objectsAt({ all: [supplier ?? null] }, 'all')[0]
      if (one) add(one, 'Cotizó', false, moneyAt(quote, 'value'))
    }
    for (const invited of objectsAt(request, 'invitedSuppliers')) add(invited, 'Invitado a cotizar', false, null)
  }
  return [...found.values()]
}

/** One sentence on competition: how many took part, as the release says and as it names them. */
export function competitionSentence(compiled: JsonObject, competitors: readonly Competitor[]): string {
  const said = valueAt(compiled, 'tender', 'numberOfTenderers')
  const named = competitors.filter(({ outcome }) => outcome === 'Ganó' || outcome === 'Presentó propuesta').length
  const count = typeof said === 'number' && said >= 0 ? said : named
  const quoted = competitors.filter(({ outcome }) => outcome === 'Cotizó').length
  const quotes = quoted === 0 ? '' : quoted === 1 ? '; además, uno cotizó' : `; además, ${quoted} cotizaron`
  if (count === 0 && competitors.length === 0) return 'No se publicó quiénes participaron.'
  const participants = count === 1 ? 'Participó un solo proveedor' : `Participaron ${count} proveedores`
  const gap = typeof said === 'number' && named < said ? `; se publicó el nombre de ${named}` : ''
  return count === 0 ? `No se publicó cuántos participaron${quotes}.` : `${participants}${gap}${quotes}.`
}

/** Amendments of the contracts and tender, in order of date. */
export function describeAmendments(compiled: JsonObject) {
  const sources = [valueAt(compiled, 'tender'), ...objectsAt(compiled, 'awards'), ...objectsAt(compiled, 'contracts')]
  return sources.flatMap((source) =>
    objectsAt(source, 'amendments').map((amendment, at) => ({
      key: `${textAt(source, 'id') ?? ''}-${at}`,
      date: dateAt(amendment, 'date'),
      title: wordsAt(amendment, 'description') ?? 'Modificación sin descripción',
      detail: wordsAt(amendment, 'rationale'),
    })),
  )
}

/** The title of a status in its codelist; the code as it came when it is unknown. */
export const statusWord = (list: string, code: string | null): string => (code ? titleOfCode(list, code) : 'Sin estado')
