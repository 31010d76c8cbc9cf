import { apiPaths, paths } from '#app/lib/paths.ts'
import { readPostgresInstant } from '#app/lib/postgres-instant.ts'
import { supplierKey } from '#app/lib/suppliers/supplier-key.ts'
import type { ShownSupplier } from '#db/queries/suppliers/list-suppliers.server.ts'
import type { findSupplier } from '../profiles/load-supplier.server.ts'
import type { SuppliersAnswer } from './load-suppliers.server.ts'
import { writeSupplierParams } from './read-supplier-params.ts'

/** A supplier as machines read it in lists; `links` are absolute under `base`. */
export function supplierJson(row: ShownSupplier, base: string) {
  const { kind, toVerify } = supplierKey({ id: row.id })
  return {
    id: row.id,
    name: row.name,
    identifier: row.identifier,
    identity: row.natural_person ? 'person' : kind,
    rfcToVerify: row.natural_person ? false : toVerify !== null,
    naturalPerson: row.natural_person,
    names: row.names,
    categories: row.categories,
    size: row.size,
    municipality: row.municipality,
    fileValidUntil: row.file_until,
    processes: row.processes,
    entities: row.entities,
    links: { page: base + paths.supplier(row.id), self: base + apiPaths.supplier(row.id) },
  }
}

/** The answer of `/api/v1/suppliers`. */
export function suppliersJson({ params, total, totalIsCapped, rows, next }: SuppliersAnswer, base: string) {
  return {
    total,
    totalIsCapped,
    suppliers: rows.map((row) => supplierJson(row, base)),
    links: {
      self: base + apiPaths.suppliers(writeSupplierParams(params, params.cursor)),
      first: base + apiPaths.suppliers(writeSupplierParams(params)),
      next: next === null ? null : base + apiPaths.suppliers(writeSupplierParams(params, next)),
      page: base + paths.suppliers(writeSupplierParams(params, params.cursor)),
    },
  }
}

type Found = NonNullable<Awaited<ReturnType<typeof findSupplier>>>

/** The answer of `/api/v1/suppliers/:id`: the supplier under all its ids, totals by currency, names seen. */
export function supplierProfileJson(found: Found, base: string) {
  const { supplier, identity, ids, totals, names } = found
  const by = (kind: 'entity' | 'year' | 'method') =>
    totals
      .filter((row) => row.kind === kind)
      .map(({ value, label, currency, awards, amount }) => ({
        value,
        ...(label === null ? {} : { name: label }),
        ...{ currency, awards, amount: amount === null ? null : Number(amount) },
      }))
  return {
    ...supplierJson({ ...supplier, id: identity }, base),
    otherIds: ids.filter((id) => id !== identity),
    sanctionMatches: found.matches,
    awards: { byEntity: by('entity'), byYear: by('year'), byMethod: by('method') },
    namesSeen: names.map((seen) => ({
      name: seen.value,
      entity: { slug: seen.entity_slug, name: seen.label },
      awards: seen.awards,
      firstDate: instantText(seen.first_at),
      lastDate: instantText(seen.last_at),
    })),
  }
}

const instantText = (text: string | null): string | null =>
  text === null ? null : readPostgresInstant(text).toISOString()
