import { dayOfInstant } from '#app/lib/day-of-instant.ts'
import { notFound } from '#app/lib/http-errors.server.ts'
import { paths } from '#app/lib/paths.ts'
import { supplierKey } from '#app/lib/suppliers/supplier-key.ts'
import { methodWord } from '#app/texts/processes.ts'
import { identityWord, sizeWord, supplierCategoryWord } from '#app/texts/suppliers.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import {
  listSupplierAwards,
  listSupplierTotals,
  readSupplier,
  type SupplierTotal,
} from '#db/queries/reading/read-suppliers.server.ts'
import { constancyPath, describeMatches } from '../describe-matches.ts'
import { otherCurrencies, pesosOf, pesosShown } from './totals.ts'

/** A supplier as its page shows it: three statements. `movedTo`: its id belongs to another identity. Throws the 404 page. */
export async function loadSupplier(id: string, zone: string) {
  const found = await findSupplier(id)
  // An RFC in another spelling («RFC-…», small letters) leads to the same company.
  const key = supplierKey({ id }).id
  if (!found && key !== id) return { movedTo: paths.supplier(key), page: null }
  if (!found) return notFound('No hay un proveedor con esa dirección en lo publicado. Búsquelo por su nombre o su RFC.')
  if (found.identity !== id) return { movedTo: paths.supplier(found.identity), page: null }
  return { movedTo: null, page: pageOf(found, zone) }
}

/** What is published of a supplier under all ids of its identity, or null. */
export async function findSupplier(id: string) {
  if (id.length > 300 || id.includes('\u0000')) return null
  return asVisitor(async (tx) => {
    const found = await readSupplier(tx, id)
    if (!found.supplier) return null
    const totals = await listSupplierTotals(tx, found.ids)
    return {
      ...{ ...found, supplier: found.supplier, awards: await listSupplierAwards(tx, found.ids) },
      totals: totals.filter(({ kind }) => kind !== 'name'),
      names: totals.filter(({ kind }) => kind === 'name'),
    }
  })
}

function pageOf(found: NonNullable<Awaited<ReturnType<typeof findSupplier>>>, zone: string) {
  const { supplier, totals, awards, names, identity: id, ids } = found
  const { kind, toVerify } = supplierKey({ id })
  const counted = (kind: SupplierTotal['kind']) =>
    totals.filter((row) => row.kind === kind).map((row) => ({ ...row, processes: row.awards }))
  const byEntity = counted('entity')
  return {
    id: supplier.id,
    name: supplier.name,
    identifier: supplier.identifier,
    naturalPerson: supplier.natural_person,
    identity: identityWord(supplier.natural_person ? 'person' : kind, supplier.natural_person ? null : toVerify),
    toVerify: supplier.natural_person ? null : toVerify,
    otherIds: ids.slice(1),
    categories: supplier.categories.map(supplierCategoryWord),
    municipality: supplier.municipality,
    size: sizeWord(supplier.size),
    fileUntil: supplier.file_until,
    badges: supplier.badges,
    names: names.map((seen, at) => ({
      key: `${at}`,
      name: seen.value ?? '',
      entity: { name: seen.label ?? '', href: paths.entity(seen.entity_slug ?? '') },
      awards: seen.awards,
      first: dayOfInstant(seen.first_at, zone),
      last: dayOfInstant(seen.last_at, zone),
    })),
    awards: byEntity.reduce((sum, row) => sum + row.awards, 0),
    pesos: pesosOf(byEntity),
    others: otherCurrencies(byEntity),
    entities: barsOf(
      byEntity,
      ({ label, value }) => label ?? value ?? '',
      (slug) => paths.search({ proveedor: id, ente: slug }),
    ).slice(0, 15),
    years: barsOf(counted('year'), ({ value }) => value ?? 'Sin fecha')
      .sort((a, b) => a.key.localeCompare(b.key))
      .slice(-12),
    methods: barsOf(
      counted('method'),
      ({ value, awards: times }) => `${methodWord(value === 'unknown' ? null : value)} (${times})`,
      (method) => paths.search({ proveedor: id, procedimiento: method }),
    ),
    latest: awards.map((award) => ({
      key: `${award.ocid}-${award.award_id}`,
      href: paths.process(award.ocid),
      title: award.title || award.ocid,
      entity: { name: award.entity_short_name, href: paths.entity(award.entity_slug) },
      method: award.method === 'unknown' ? null : award.method,
      date: dayOfInstant(award.award_date, zone),
      amount: award.amount === null ? null : Number(award.amount),
      currency: award.currency,
      historical: award.historical,
    })),
    matches: describeMatches(found.matches, zone),
    constancyHref: supplier.natural_person || !id.startsWith('MX-RFC-') ? null : constancyPath(id),
    allHref: paths.search({ proveedor: id }),
  }
}

type Counted = SupplierTotal & { processes: number }

/** Bars of pesos by the value of a total, largest first. */
function barsOf(rows: readonly Counted[], label: (row: Counted) => string, href?: (value: string) => string) {
  const values = [...new Set(rows.map(({ value }) => value))]
  return values
    .map((value) => {
      const same = rows.filter((row) => row.value === value)
      const pesos = pesosOf(same)
      const first = same[0]
      return {
        key: value ?? '',
        label: first ? label(first) : '',
        value: pesos,
        ...pesosShown(pesos),
        ...(href && value !== null ? { href: href(value) } : {}),
      }
    })
    .sort((a, b) => b.value - a.value)
}
