import { readEnv } from '#app/config/env.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { calendarDateIn, readDate } from '#app/lib/dates.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { supplierKey } from '#app/lib/suppliers/supplier-key.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { readSupplier } from '#db/queries/reading/read-suppliers.server.ts'
import { type PublicSnapshot, publicVersionsOf, snapshotsAt } from '#db/queries/suppliers/public-versions.server.ts'
import { type Constancy, constancyCode, sameCode, stateConstancy } from './state-constancy.ts'

export interface AskedConstancy {
  supplierId: string
  name: string
  /** Why there is no answer: a sentence that names the field. */
  problem: string | null
  /** What was typed. */
  fecha: string
  answer: { constancy: Constancy; code: string; titles: Record<string, string> } | null
  /** Whether the code that was typed is that of this answer; null when none was. */
  verified: boolean | null
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/**
 * What the lists said of a company on a day; without `al` by what is known now, with it by what was known then, for ever the same. Throws
 * Refusal 404 for who has nothing published here, and for natural persons, of whom no such paper is public.
 */
export async function loadConstancy(
  id: string,
  asked: { fecha: string; al: string; codigo: string },
  now = new Date(),
): Promise<AskedConstancy> {
  const { kind, rfc: checked, toVerify, id: supplierId } = supplierKey({ id })
  // An RFC whose check digit fails is looked for as it is written: lists hold such ones too. Twelve letters are a company's.
  const rfc = kind === 'company' ? checked : toVerify?.length === 12 ? toVerify : null
  if (rfc === null)
    throw new Refusal(
      'no-company',
      404,
      'Solo hay constancias de empresas con RFC. De una persona física no se publica lo que digan las listas.',
    )
  const { timeZone } = portalInfo()
  const problem = problemOf(asked, calendarDateIn(now, timeZone), now)
  const knownAt = INSTANT.test(asked.al) ? asked.al : now.toISOString()
  const isAsked = asked.fecha !== '' && problem === null
  const { supplier, versions, snapshots } = await asVisitor(async (tx) => ({
    supplier: (await readSupplier(tx, supplierId)).supplier,
    versions: isAsked ? await publicVersionsOf(tx, rfc) : [],
    snapshots: isAsked ? await snapshotsAt(tx, knownAt) : [],
  }))
  if (!supplier || supplier.natural_person)
    throw new Refusal(
      'unknown-supplier',
      404,
      'No hay un proveedor con ese RFC en lo publicado. Revíselo, o búsquelo por su nombre en el padrón.',
    )
  const base = { supplierId, name: supplier.name, problem, fecha: asked.fecha }
  if (!isAsked) return { ...base, answer: null, verified: null }
  const constancy = stateConstancy({ supplierId, rfc, on: asked.fecha, knownAt }, versions, snapshots, timeZone)
  const code = constancyCode(constancy, readEnv().HMAC_SECRET)
  const verified = asked.codigo === '' ? null : sameCode(asked.codigo, code)
  return { ...base, answer: { constancy, code, titles: titlesOf(snapshots) }, verified }
}

function problemOf({ fecha, al }: { fecha: string; al: string }, today: string, now: Date): string | null {
  if (fecha === '') return null
  if (!/^\d{4}-\d{2}-\d{2}$/.test(fecha) || readDate(fecha) === null)
    return 'Fecha: escríbala como AAAA-MM-DD, por ejemplo 2026-03-14.'
  if (fecha > today) return 'Fecha: todavía no llega. Pida la constancia de hoy o de un día anterior.'
  if (al === '') return null
  if (!INSTANT.test(al) || Number.isNaN(Date.parse(al)))
    return 'Momento: no se entiende. Use la dirección completa de la constancia.'
  if (Date.parse(al) > now.getTime()) return 'Momento: todavía no llega, así que no se sabe qué dirán las listas.'
  return null
}

const titlesOf = (snapshots: readonly PublicSnapshot[]): Record<string, string> =>
  Object.fromEntries(snapshots.map(({ list, title }) => [list, title]))
