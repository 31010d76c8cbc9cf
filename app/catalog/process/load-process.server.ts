import { notFound } from '#app/lib/http-errors.server.ts'
import { pruneEmptied } from '#app/ocds/merge.ts'
import { isObject, type JsonObject } from '#app/ocds/types.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
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
  /** Compiled release without what was dropped; empty when a legal order has withdrawn it. */
  compiled: JsonObject
  releases: PublishedReleaseLine[]
  standings: SupplierStanding[]
}

/** A published process with its releases and what is known of its suppliers: three statements. Throws the 404 page. */
export async function loadProcess(ocid: string): Promise<LoadedProcess> {
  // No database stores NUL, and no ocid is this long: such an address is nobody's process.
  if (ocid.length > 300 || ocid.includes('\u0000')) return processNotFound()
  const found = await asVisitor(async (tx) => {
    const row = await readProcess(tx, ocid)
    if (!row) return null
    const releases = await listProcessReleases(tx, ocid)
    return { row, releases, standings: await readSupplierStandings(tx, row.supplier_ids) }
  })
  if (!found) return processNotFound()
  return { ...found, compiled: parseCompiled(found.row.compiled) }
}

/** Throws the 404 page of a process that is not public, whatever the reason. */
export function processNotFound(): never {
  notFound(
    'Este proceso no se ha publicado, o su número está mal escrito. Búsquelo por su nombre, por el ente que compra o por el proveedor.',
  )
}

/** Reads stored JSON; what cannot be read shows as an empty process rather than as an error. */
function parseCompiled(text: string | null): JsonObject {
  if (text === null) return {}
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? pruneEmptied(value) : {}
  } catch {
    return {}
  }
}
