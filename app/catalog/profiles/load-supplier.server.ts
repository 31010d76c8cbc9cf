import { dayOfInstant } from '#app/lib/day-of-instant.ts'
import { notFound } from '#app/lib/http-errors.server.ts'
import { paths } from '#app/lib/paths.ts'
import { methodWord } from '#app/texts/processes.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import {
  listSupplierAwards,
  listSupplierTotals,
  readSupplier,
  type SupplierTotal,
} from '#db/queries/reading/read-suppliers.server.ts'
import { otherCurrencies, pesosOf, pesosShown } from './totals.ts'

/** A supplier as its page shows it: three statements. Throws the 404 page. */
export async function loadSupplier(id: string, zone: string) {
  const found =
    id.length > 300 || id.includes('\u0000')
      ? null
      : await asVisitor(async (tx) => {
          const supplier = await readSupplier(tx, id)
          return supplier
            ? { supplier, totals: await listSupplierTotals(tx, id), awards: await listSupplierAwards(tx, id) }
            : null
        })
  if (!found) return notFound('No hay un proveedor con esa dirección en lo publicado. Búsquelo por su nombre o su RFC.')
  const { supplier, totals, awards } = found
  const counted = (kind: SupplierTotal['kind']) =>
    totals.filter((row) => row.kind === kind).map((row) => ({ ...row, processes: row.awards }))
  const byEntity = counted('entity')
  return {
    id: supplier.id,
    name: supplier.name,
    identifier: supplier.identifier,
    naturalPerson: supplier.natural_person,
    names: counted('name')
      .sort((a, b) => b.awards - a.awards)
      .map(({ value, awards: times }) => ({ name: value ?? '', times })),
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
