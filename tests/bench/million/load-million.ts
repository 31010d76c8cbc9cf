import postgres, { type Sql } from 'postgres'
import { canonicalText } from '#app/ocds/canonical.ts'
import { mergeReleases } from '#app/ocds/merge.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import type { Catalog } from '#app/publication/catalog-rows/catalog-of.ts'
import { sha256 } from '#app/publication/chain-link.ts'
import { linkReleases, placeRows, recordTexts } from '#app/publication/link-releases.ts'
import { prepareReleases } from '#app/publication/prepare-releases.server.ts'
import { ProcessHistory } from '#app/publication/process-history.ts'
import { historicalRows } from '#app/publication/publish-historical.server.ts'
import { type Batch, inventBatches } from './batches.ts'
import type { BenchEntity } from './entities.ts'
import { EntityBook, type FeedCount } from './entity-book.ts'
import { dropIndexes, openSearchRows, openSums, openSuppliers, openTables } from './published-tables.ts'
import { SharedSuppliers } from './shared-suppliers.ts'

export interface LoadOptions {
  /** Address of a superuser on a migrated database that holds the entities and nothing published. */
  superuserUrl: string
  entities: readonly BenchEntity[]
  processes: number
  /** When batch number `at` was published, as ISO text with microseconds. By default one second after the one before. */
  publishedAt?: (at: number) => string
  say?: (sentence: string) => void
}

/** Search rows that go through one table of passage. */
const PASSAGE = 25_000

/** A finding that a historical release bears: the gate is not run for loading. */
export const HISTORICAL_FINDING = {
  path: '/tender/id',
  keyword: 'type',
  severity: 'error',
  message: 'El identificador debe ser un texto.',
} as const

/**
 * Loads the invented processes by COPY into every published table, as publishing them batch by batch would have left these (a test holds the
 * two together): rows are made by the functions of publishing, words by its statements; only what publishing reads from the database is
 * kept in memory instead. No audit entries are made, because nobody acts. Indexes are taken off and made again.
 */
export async function loadMillion(options: LoadOptions): Promise<{ releases: number; historical: number }> {
  const god = postgres(options.superuserUrl, {
    max: 14,
    onnotice: () => undefined,
    connection: { session_replication_role: 'replica', maintenance_work_mem: '1GB', TimeZone: 'UTC' },
  })
  try {
    const indexes = await dropIndexes(god)
    const loading = new Loading(god, options)
    await loading.run()
    options.say?.('rows are in; making indexes')
    for (const definition of indexes) await god.unsafe(definition)
    await god.unsafe('vacuum analyze')
    return { releases: loading.releases, historical: loading.past }
  } finally {
    // After an error COPY statements are still open, and would keep an orderly end waiting for ever.
    await god.end({ timeout: 5 })
  }
}

type CatalogRows = Pick<Catalog, 'rows' | 'awards' | 'participants'>

class Loading {
  releases = 0
  past = 0
  private readonly god: Sql
  private readonly options: LoadOptions
  private readonly tables: ReturnType<typeof openTables>
  private readonly suppliers = new SharedSuppliers()
  private readonly books: Map<string, EntityBook>
  private search: Awaited<ReturnType<typeof openSearchRows>> | null = null
  private passing: Promise<void> = Promise.resolve()
  private passages = 0
  private readonly last = { main: '-infinity', historical: '-infinity' }
  private readonly records = { main: 0, historical: 0 }

  constructor(god: Sql, options: LoadOptions) {
    this.god = god
    this.options = options
    this.tables = openTables(god)
    this.books = new Map(options.entities.map((entity) => [entity.id, new EntityBook(entity)]))
  }

  async run(): Promise<void> {
    const { entities, processes, publishedAt = oneSecondApart, say } = this.options
    const now = new Date()
    let at = 0
    let told = 0
    for (const batch of inventBatches(entities, processes)) {
      await this.openPassage()
      const book = this.books.get(batch.entity.id)!
      if (batch.historical) this.loadHistorical(batch, book, publishedAt(at), now)
      else this.loadMain(batch, book, publishedAt(at), now)
      at += 1
      for (const table of [...Object.values(this.tables), this.search!.table]) await table.flush()
      if (this.search!.table.rows >= PASSAGE) await this.closePassage()
      const done = this.records.main + this.records.historical
      if (done - told >= 50_000) {
        told = done
        say?.(`${done} processes, ${this.releases} releases`)
      }
    }
    await this.closePassage()
    await this.passing
    for (const table of Object.values(this.tables)) await table.end()
    await this.writeSums()
  }

  private loadMain({ releases }: Batch, book: EntityBook, publishedAt: string, now: Date): void {
    const { entity, main } = book
    const histories = new Map(releases.map(({ ocid }) => [ocid, new ProcessHistory(ocid, null, 0)]))
    const prepared = prepareReleases(
      entity,
      histories,
      releases.map((release) => ({ release })),
    )
    const links = linkReleases(prepared.releases, main.position, main.head)
    const processes = [...histories.values()].map(({ ocid, compiled, releaseCount }) => ({
      ocid,
      compiled: compiled!,
      releaseCount,
    }))
    const { changes, ...catalog } = book.enter(processes, false, now)
    const { chain, records } = placeRows(links, recordTexts(processes), this.releases + 1)
    const entity_id = entity.id
    for (const row of chain) {
      const { position, ocid, tags, source, link, body } = row
      this.tables.releases.add({
        ...{ entity_id, position, ocid, tags, source, link, published_at: publishedAt },
        ...{ state_position: row.statePosition, release_id: row.releaseId, release_date: row.releaseDate },
        ...{ body_sha256: row.sha256, previous_link: row.previousLink },
      })
      this.tables.bodies.add({ entity_id, position, body })
    }
    for (const { ocid, position, compiled, ...row } of records)
      this.tables.records.add({
        ...{ ocid, entity_id, position, compiled, state_position: row.statePosition, compiled_sha256: row.sha256 },
        ...{ release_count: row.releaseCount, published_at: publishedAt },
      })
    this.releases += chain.length
    this.move(main, 'main', { releases: chain.length, records: records.length, head: chain.at(-1)!.link, publishedAt })
    this.addCatalog(entity_id, catalog, publishedAt)
    this.suppliers.enter(changes, publishedAt)
  }

  private loadHistorical(batch: Batch, book: EntityBook, publishedAt: string, now: Date): void {
    const { entity, historical } = book
    const entity_id = entity.id
    const placed = historicalRows(asHistorical(batch), entity, historical.position)
    const documents = new Map<string, JsonObject[]>()
    for (const row of placed) {
      this.past += 1
      documents.set(row.ocid, [...(documents.get(row.ocid) ?? []), row.document])
      const { position, ocid, tags, body } = row
      this.tables.historical.add({
        ...{ entity_id, position, state_position: this.past, ocid, tags, body, release_id: row.releaseId },
        ...{ release_date: row.releaseDate, body_sha256: row.sha256, findings: JSON.stringify(row.findings) },
        published_at: publishedAt,
      })
    }
    const processes = [...documents].map(([ocid, releases]) => {
      return { ocid, compiled: mergeReleases(releases), releaseCount: releases.length }
    })
    for (const { ocid, compiled, releaseCount } of processes) {
      const row = { ocid, entity_id, compiled: canonicalText(compiled), release_count: releaseCount }
      this.tables.historicalRecords.add({ ...row, published_at: publishedAt })
    }
    const { changes, ...catalog } = book.enter(processes, true, now)
    const step = { releases: placed.length, records: processes.length, head: '0'.repeat(64), publishedAt }
    this.move(historical, 'historical', step)
    this.addCatalog(entity_id, catalog, publishedAt)
    this.suppliers.enter(changes, publishedAt)
  }

  private move(
    feed: FeedCount,
    name: 'main' | 'historical',
    step: { releases: number; records: number; head: string; publishedAt: string },
  ): void {
    feed.position += step.releases
    feed.releases += step.releases
    feed.records += step.records
    feed.head = step.head
    feed.lastPublishedAt = step.publishedAt
    this.last[name] = step.publishedAt
    this.records[name] += step.records
  }

  private addCatalog(entity_id: string, { rows, awards, participants }: CatalogRows, published_at: string): void {
    for (const { words, ...row } of rows) {
      this.tables.claims.add({ ocid: row.ocid, entity_id })
      const { ocid, sphere, method, category, stage, status, year, historical, title, summary, amount, currency } = row
      this.search!.table.add({
        ...{
          ocid,
          entity_id,
          sphere,
          method,
          category,
          stage,
          status,
          year,
          historical,
          title,
          summary,
          amount,
          currency,
        },
        ...{ method_details: row.methodDetails, file_number: row.fileNumber, supplier_ids: row.supplierIds },
        ...{ supplier_names: row.supplierNames, amount_band: row.amountBand, sort_date: row.sortDate },
        ...{ answered_count: row.answeredCount, release_count: row.releaseCount, published_at },
        ...{ heading: words.title, people: words.people, text: words.text, ids: words.ids },
      })
    }
    for (const { ocid, title, status, method, category, historical, amount, currency, ...award } of awards)
      this.tables.awards.add({
        ...{ ocid, entity_id, title, status, method, category, historical, amount, currency, award_id: award.awardId },
        ...{ supplier_id: award.supplierId, supplier_name: award.supplierName, award_date: award.awardDate },
      })
    for (const { ocid, matchKey, partyId } of participants)
      this.tables.participants.add({ ocid, entity_id, match_key: matchKey, party_id: partyId })
  }

  private async openPassage(): Promise<void> {
    this.search ??= await openSearchRows(this.god, `passing_processes_${++this.passages}`)
  }

  /** The server makes the words of a full passage while the next one fills. */
  private async closePassage(): Promise<void> {
    const { search } = this
    if (!search) return
    this.search = null
    await search.table.end()
    await this.passing
    this.passing = search.finish()
    this.passing.catch(() => undefined)
  }

  private async writeSums(): Promise<void> {
    const sums = openSums(this.god)
    for (const { entity, cells, counts, totals, names, main, historical } of this.books.values()) {
      const entity_id = entity.id
      for (const { amountBand, ...cell } of cells.values())
        sums.rollup.add({ ...cell, entity_id, amount_band: amountBand })
      for (const count of counts.values()) sums.counts.add({ ...count, entity_id })
      for (const { supplierId, ...total } of totals.values())
        sums.totals.add({ ...total, entity_id, supplier_id: supplierId })
      for (const { supplierId, name, awards, firstAt, lastAt } of names.values())
        sums.names.add({ entity_id, supplier_id: supplierId, name, awards, first_at: firstAt, last_at: lastAt })
      for (const [feed, { position, head, releases, records, lastPublishedAt }] of Object.entries({ main, historical }))
        if (position > 0)
          sums.positions.add({ entity_id, feed, position, head, releases, records, last_published_at: lastPublishedAt })
      for (const table of Object.values(sums)) await table.flush()
    }
    for (const table of Object.values(sums)) await table.end()
    const suppliers = await openSuppliers(this.god)
    for (const { naturalPerson, publishedAt, nameKey, ...supplier } of this.suppliers.all.values()) {
      suppliers.table.add({ ...supplier, name_key: nameKey, natural_person: naturalPerson, published_at: publishedAt })
      await suppliers.table.flush()
    }
    await suppliers.table.end()
    await suppliers.finish()
    for (const [feed, releases] of [
      ['main', this.releases],
      ['historical', this.past],
    ] as const)
      await this
        .god`update published_state_positions set position = ${releases}, releases = ${releases}, records = ${this.records[feed]},
        last_published_at = ${this.last[feed]}::text::timestamptz where feed = ${feed}`
  }
}

/** The releases of a historical batch as publishing takes them. */
export function asHistorical({ releases }: Batch) {
  return releases.map((release) => {
    const document = release as JsonObject
    return { ocid: release.ocid, releaseId: String(document.id), release: document, findings: [HISTORICAL_FINDING] }
  })
}

const STARTED = Date.UTC(2026, 6, 1)
const oneSecondApart = (at: number): string => new Date(STARTED + at * 1000).toISOString().replace('Z', '000Z')

/** The digest of a text, for telling inputs apart. */
export const inputHash = (text: string): string => sha256(text).slice(0, 16)
