import type { Sql, TransactionSql } from 'postgres'
import { bandOf } from '#app/lib/amount-bands.ts'
import type { SeededEntity } from './seed-entities.ts'

/** One process as the published tables hold it; what is not given has a plain default. */
export interface SeededProcess {
  ocid: string
  entity: SeededEntity
  title?: string
  text?: string
  fileNumber?: string
  method?: string
  category?: string
  stage?: string
  sphere?: string
  amount?: number | null
  currency?: string | null
  date?: string
  historical?: boolean
  supplier?: { id: string; name: string } | null
  compiled?: Record<string, unknown>
}

/**
 * Writes processes straight into the published tables (search row, rollup, award, supplier, record), as publishing would, for
 * tests of the reading side. Words are indexed by the same functions as in publishing.
 */
export async function seedProcesses(god: Sql, processes: readonly SeededProcess[]): Promise<void> {
  for (const [index, given] of processes.entries()) {
    await god.begin(async (tx) => {
      // The trigger on published tables lets a row be written for the entity at hand only.
      await tx`select set_config('app.entity_id', ${given.entity.id}, true)`
      await seedProcess(tx, given, index)
    })
  }
}

async function seedProcess(god: TransactionSql, given: SeededProcess, index: number): Promise<void> {
  const one = {
    title: 'Proceso sin nombre',
    text: '',
    method: 'direct',
    category: 'goods',
    stage: 'contract',
    sphere: 'EJECUTIVO',
    amount: null,
    currency: 'MXN',
    date: '2026-03-14T12:00:00Z',
    historical: false,
    supplier: null,
    ...given,
  }
  const band = bandOf(one.amount, one.currency)
  const year = Number(one.date.slice(0, 4))
  const ids = one.supplier ? [one.supplier.id] : []
  const names = one.supplier ? [one.supplier.name] : []
  await god`insert into published_processes (ocid, entity_id, sphere, method, category, stage, status, year, historical, title, summary,
        file_number, supplier_ids, supplier_names, amount, currency, amount_band, sort_date, answered_count, release_count, published_at, tsv)
      values (${one.ocid}, ${one.entity.id}, ${one.sphere}, ${one.method}, ${one.category}, ${one.stage}, 'active', ${year}, ${one.historical},
        ${one.title}, ${one.text}, ${one.fileNumber ?? null}, ${ids}, ${names}, ${one.amount}, ${one.currency}, ${band}, ${one.date}, 5, 1, now(),
        setweight(to_tsvector('spanish', search_text(${one.title})), 'A')
          || setweight(to_tsvector('spanish', search_text(${names.join(' ')})), 'B')
          || setweight(to_tsvector('spanish', search_text(${one.text})), 'C')
          || setweight(to_tsvector('simple', search_text(${[one.ocid, one.fileNumber ?? '', ...ids].join(' ')})), 'D'))`
  await god`insert into published_rollup as r (entity_id, sphere, method, category, stage, year, amount_band, historical, currency, processes, amount)
      values (${one.entity.id}, ${one.sphere}, ${one.method}, ${one.category}, ${one.stage}, ${year}, ${band}, ${one.historical}, ${one.currency ?? ''}, 1, ${one.amount ?? 0})
      on conflict (entity_id, method, category, stage, year, amount_band, historical, currency)
      do update set processes = r.processes + 1, amount = r.amount + excluded.amount`
  const facets = { ...one, year, amount_band: band }
  for (const facet of ['sphere', 'method', 'category', 'stage', 'year', 'amount_band', 'historical'] as const)
    await god`insert into published_facet_counts as c (entity_id, facet, value, processes)
      values (${one.entity.id}, ${facet}, ${String(facets[facet])}, 1)
      on conflict (entity_id, facet, value) do update set processes = c.processes + 1`
  if (one.supplier) await seedAward(god, one, one.supplier)
  const compiled = JSON.stringify({
    ocid: one.ocid,
    tag: ['compiled'],
    tender: { title: one.title },
    ...one.compiled,
  })
  if (one.historical) {
    await god`insert into published_historical_records values (${one.ocid}, ${one.entity.id}, ${compiled}, 1, now())`
  } else {
    await god`insert into published_records (ocid, entity_id, position, state_position, compiled, compiled_sha256, release_count, published_at)
        values (${one.ocid}, ${one.entity.id}, (select coalesce(max(position), 0) + 1 from published_records),
          (select coalesce(max(state_position), 0) + 1 from published_records), ${compiled}, ${'0'.repeat(64)}, 1, now() + ${index} * interval '1 ms')`
  }
}

async function seedAward(
  god: TransactionSql,
  one: {
    ocid: string
    entity: SeededEntity
    title: string
    method: string
    historical: boolean
    amount: number | null
    currency: string | null
    date: string
  },
  supplier: { id: string; name: string },
): Promise<void> {
  await god`insert into published_awards values (${one.ocid}, '1', ${supplier.id}, ${one.entity.id}, ${supplier.name}, ${one.title}, 'active',
    ${one.method}, ${one.historical}, ${one.amount}, ${one.currency}, ${one.date})`
  await god`insert into published_suppliers (id, name, natural_person, identifier, processes, entities, tsv, published_at)
    values (${supplier.id}, ${supplier.name}, false, ${supplier.id}, 1, 1, to_tsvector('spanish', search_text(${supplier.name})), now())
    on conflict (id) do update set processes = published_suppliers.processes + 1`
  if (one.historical) return
  await god`insert into published_entity_suppliers as t (entity_id, supplier_id, currency, awards, amount)
    values (${one.entity.id}, ${supplier.id}, ${one.currency ?? ''}, 1, ${one.amount ?? 0})
    on conflict (entity_id, supplier_id, currency) do update set awards = t.awards + 1, amount = t.amount + excluded.amount`
}
