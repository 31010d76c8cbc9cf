import { formatDate } from '#app/lib/dates.ts'
import { notFound } from '#app/lib/http-errors.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { pruneEmptied } from '#app/ocds/merge.ts'
import { isObject, type JsonObject } from '#app/ocds/types.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { readWithdrawal, type Withdrawal } from '#db/queries/publishing/withdrawals.server.ts'
import {
  listProcessReleases,
  type PublishedProcess,
  type PublishedReleaseLine,
  readProcess,
  readSupplierStandings,
  type SupplierStanding,
} from '#db/queries/reading/read-process.server.ts'

export interface LoadedProcess {
  row: PublishedProcess
  /** Compiled release without what was dropped. */
  compiled: JsonObject
  releases: PublishedReleaseLine[]
  standings: SupplierStanding[]
}

/** A published process with its releases and what is known of its suppliers: three statements. Throws the 404 page, or Refusal (410) for
 * one that a legal order has withdrawn: who ordered it, when and on what ground. */
export async function loadProcess(ocid: string): Promise<LoadedProcess> {
  // No database stores NUL, and no ocid is this long: such an address is nobody's process.
  if (ocid.length > 300 || ocid.includes('\u0000')) return processNotFound()
  const found = await asVisitor(async (tx) => {
    const row = await readProcess(tx, ocid)
    if (!row) {
      const withdrawn = await readWithdrawal(tx, ocid)
      return withdrawn ? { withdrawn, row: null } : null
    }
    const releases = await listProcessReleases(tx, ocid)
    return { withdrawn: null, row, releases, standings: await readSupplierStandings(tx, row.supplier_ids) }
  })
  if (!found) return processNotFound()
  if (found.withdrawn) throw withdrawnRefusal(found.withdrawn)
  const { row, releases, standings } = found
  return { row, releases, standings, compiled: parseCompiled(row.compiled) }
}

/** What stands where a withdrawn process stood. */
export function withdrawnRefusal({ authority, legalBasis, orderedOn, withdrawnAt, releases }: Withdrawal): Refusal {
  const gone = releases === 1 ? 'Se retiró una publicación' : `Se retiraron ${releases} publicaciones`
  return new Refusal(
    'process-withdrawn',
    410,
    `Este proceso se retiró por orden legal. Lo ordenó ${authority} el ${formatDate(orderedOn)}. Fundamento: ${legalBasis}. ${gone} el ${formatDate(withdrawnAt)}; sus huellas SHA-256 se conservan en los datos abiertos.`,
  )
}

/** Throws the 404 page of a process that is not public, whatever the reason. */
export function processNotFound(): never {
  notFound(
    'Este proceso no se ha publicado, o su número está mal escrito. Búsquelo por su nombre, por el ente que compra o por el proveedor.',
  )
}

/** Reads stored JSON; what cannot be read shows as an empty process rather than as an error. */
function parseCompiled(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? pruneEmptied(value) : {}
  } catch {
    return {}
  }
}
