import type { VisitorTx } from '#db/door.server.ts'
import { readPublicHeads, readSealedDays } from '#db/queries/audit/audit-chains.server.ts'
import { countPublishedProcesses, loadStateSettings } from '#db/queries/deployment.server.ts'
import { readCompiledTexts, readReleaseTexts } from '#db/queries/feeds/export-rows.server.ts'
import { readEntitiesList, readFeedPublisher, readManifest, readNews } from '#db/queries/feeds/feed-heads.server.ts'
import { readPublicBodies, readRelease } from '#db/queries/feeds/one-process.server.ts'
import { readRecord, readRecordPage } from '#db/queries/feeds/record-pages.server.ts'
import { readHistoricalPage, readReleasePage } from '#db/queries/feeds/release-pages.server.ts'
import { findPublicOwner, listWithdrawals, readWithdrawal } from '#db/queries/publishing/withdrawals.server.ts'
import { countSearchFacets } from '#db/queries/reading/count-search-facets.server.ts'
import {
  listEntities,
  listEntityTotals,
  readEntity,
  readEntityActivity,
  readFormerSlugs,
} from '#db/queries/reading/read-entities.server.ts'
import { listLatestPublications, listYearTotals, readFeedCounters } from '#db/queries/reading/read-front-page.server.ts'
import {
  listProcessBodies,
  listProcessReleases,
  readProcess,
  readSupplierStandings,
} from '#db/queries/reading/read-process.server.ts'
import { listSupplierAwards, listSupplierTotals, readSupplier } from '#db/queries/reading/read-suppliers.server.ts'
import type { SearchFilters } from '#db/queries/reading/search-filters.server.ts'
import { SEARCH_LIMITS, type SearchPage, searchProcesses } from '#db/queries/reading/search-processes.server.ts'
import { countSearchSuppliers } from '#db/queries/reading/search-suppliers-facet.server.ts'
import { readIdentities } from '#db/queries/suppliers/identities.server.ts'
import { listSigningKeys } from '#db/queries/suppliers/integrity/keys.server.ts'
import { countBadges, listBadges, readBadge } from '#db/queries/suppliers/integrity/read-badges.server.ts'
import {
  countSuppliers,
  listSupplierChoices,
  listSuppliers,
  type SupplierFilters,
} from '#db/queries/suppliers/list-suppliers.server.ts'
import { findNearSuppliers, listSameWords } from '#db/queries/suppliers/near-duplicates.server.ts'
import { publicVersionsOf, snapshotsAt } from '#db/queries/suppliers/public-versions.server.ts'
import { readRegisteredNames, suggestSuppliers } from '#db/queries/suppliers/suggest-suppliers.server.ts'

/** The whole register, before anything is chosen. */
const ALL_SUPPLIERS: SupplierFilters = {
  words: '',
  category: null,
  size: null,
  municipality: null,
  file: null,
  today: '2026-03-14',
}

import { SANCTION_QUERIES } from './sanction-queries.ts'

/** Things of the loaded database that queries ask for. */
export interface Places {
  ocid: string
  releaseId: string
  entityId: string
  slug: string
  /** The supplier with most awards. */
  supplier: string
  /** A historical process. */
  past: string
}

export interface PlannedQuery {
  run: (tx: VisitorTx, places: Places) => Promise<unknown>
  /** What its plan must use; empty for what reads only rosters, counters or stored counts, which stay small. */
  indexes: string[]
}

const NO_FILTERS: SearchFilters = {
  ...{ words: '', entities: [], spheres: [], methods: [], categories: [], stages: [], years: [], amountBands: [] },
  ...{ supplier: null, historical: null },
}
const FIRST: SearchPage = { sort: 'newest', after: null, size: 21, total: 100_000 }
const DEEP = { after: 4_000, since: null, limit: 100 }
const SINCE = { after: 0, since: '2026-07-01T00:00:30Z', limit: 50 }

const CONTENT = 'published_processes_by_content'
const BY_DATE = 'published_processes_by_date'
const OF_RELEASE = 'published_releases_ocid_release_id_key'

/** Every query that takes the transaction of a reader; a test compares the names with the modules. */
export const PUBLIC_QUERIES: Record<string, PlannedQuery> = {
  ...SANCTION_QUERIES,
  readPublicHeads: { run: (tx) => readPublicHeads(tx, null), indexes: [] },
  readSealedDays: { run: (tx) => readSealedDays(tx, 10), indexes: [] },
  findPublicOwner: { run: (tx, { ocid }) => findPublicOwner(tx, ocid), indexes: ['published_processes_pkey'] },
  // Orders of courts: hundreds in a lifetime.
  readWithdrawal: { run: (tx, { ocid }) => readWithdrawal(tx, ocid), indexes: [] },
  listWithdrawals: { run: (tx) => listWithdrawals(tx), indexes: [] },
  loadStateSettings: { run: (tx) => loadStateSettings(tx), indexes: [] },
  countPublishedProcesses: { run: (tx) => countPublishedProcesses(tx), indexes: [] },
  readReleaseTexts: {
    run: async (tx, { entityId }) => {
      await readReleaseTexts(tx, null, 4_000, 100)
      await readReleaseTexts(tx, entityId, 10, 100)
    },
    indexes: ['published_releases_state_position_key', 'published_releases_pkey'],
  },
  readCompiledTexts: {
    run: async (tx, { entityId }) => {
      await readCompiledTexts(tx, null, 4_000, 100)
      await readCompiledTexts(tx, entityId, 10, 100)
    },
    indexes: ['published_records_state_position_key', 'published_records_entity_id_position_key'],
  },
  readFeedPublisher: { run: (tx, { slug }) => readFeedPublisher(tx, slug), indexes: [] },
  readManifest: { run: (tx) => readManifest(tx), indexes: [] },
  readEntitiesList: { run: (tx) => readEntitiesList(tx), indexes: [] },
  readNews: { run: (tx) => readNews(tx, null, 20), indexes: ['published_releases_state_position_key'] },
  readPublicBodies: { run: (tx, { ocid }) => readPublicBodies(tx, ocid), indexes: [OF_RELEASE] },
  readRelease: { run: (tx, { ocid, releaseId }) => readRelease(tx, ocid, releaseId), indexes: [OF_RELEASE] },
  readRecordPage: {
    run: async (tx, { entityId }) => {
      await readRecordPage(tx, { ...DEEP, entityId: null })
      await readRecordPage(tx, { ...DEEP, after: 10, entityId })
      await readRecordPage(tx, { ...SINCE, entityId: null })
    },
    indexes: [
      'published_records_state_position_key',
      'published_records_entity_id_position_key',
      'published_records_by_time',
      OF_RELEASE,
    ],
  },
  readRecord: { run: (tx, { ocid }) => readRecord(tx, ocid), indexes: ['published_records_pkey', OF_RELEASE] },
  readReleasePage: {
    run: async (tx, { entityId }) => {
      await readReleasePage(tx, { ...DEEP, entityId: null })
      await readReleasePage(tx, { ...DEEP, after: 10, entityId })
      await readReleasePage(tx, { ...SINCE, entityId: null })
    },
    indexes: ['published_releases_state_position_key', 'published_releases_pkey', 'published_releases_by_time'],
  },
  readHistoricalPage: {
    run: async (tx, { past }) => {
      await readHistoricalPage(tx, { after: 100, since: null, limit: 10, ocid: null })
      await readHistoricalPage(tx, { after: 0, since: null, limit: 10, ocid: past })
    },
    indexes: ['published_historical_releases_state_position_key', 'published_historical_releases_ocid_release_id_key'],
  },
  countSearchFacets: { run: (tx) => countSearchFacets(tx, { ...NO_FILTERS, words: 'pozo' }), indexes: [CONTENT] },
  listEntities: { run: (tx) => listEntities(tx), indexes: [] },
  // Addresses of entities: a few hundred in a state.
  readFormerSlugs: { run: (tx, { slug }) => readFormerSlugs(tx, [slug, 'no-existe']), indexes: [] },
  readEntity: { run: (tx, { slug }) => readEntity(tx, slug), indexes: [] },
  listEntityTotals: { run: (tx, { slug }) => listEntityTotals(tx, slug), indexes: ['published_rollup_pkey'] },
  readEntityActivity: {
    run: (tx, { slug }) => readEntityActivity(tx, slug, '2026-11-21'),
    indexes: ['published_entity_suppliers_by_amount', 'published_processes_by_entity'],
  },
  listYearTotals: { run: (tx) => listYearTotals(tx), indexes: [] },
  listLatestPublications: { run: (tx) => listLatestPublications(tx), indexes: ['published_records_by_time'] },
  readFeedCounters: { run: (tx) => readFeedCounters(tx), indexes: [] },
  readProcess: {
    run: (tx, { ocid }) => readProcess(tx, ocid),
    indexes: ['published_processes_pkey', 'published_records_pkey'],
  },
  listProcessReleases: { run: (tx, { ocid }) => listProcessReleases(tx, ocid), indexes: [OF_RELEASE] },
  listProcessBodies: { run: (tx, { ocid }) => listProcessBodies(tx, ocid), indexes: [OF_RELEASE] },
  readSupplierStandings: {
    run: (tx, { supplier }) => readSupplierStandings(tx, [supplier]),
    indexes: ['published_suppliers_pkey'],
  },
  readSupplier: { run: (tx, { supplier }) => readSupplier(tx, supplier), indexes: ['published_suppliers_pkey'] },
  // The loaded database has no sanctions: see sanction-queries.ts.
  publicVersionsOf: { run: (tx) => publicVersionsOf(tx, 'EKU9003173C9'), indexes: [] },
  snapshotsAt: { run: (tx) => snapshotsAt(tx, '2026-07-01T00:00:30Z'), indexes: [] },
  listSupplierTotals: {
    run: (tx, { supplier }) => listSupplierTotals(tx, [supplier]),
    indexes: ['published_awards_by_supplier', 'published_supplier_names_pkey'],
  },
  listSupplierAwards: {
    run: (tx, { supplier }) => listSupplierAwards(tx, [supplier]),
    indexes: ['published_awards_by_supplier'],
  },
  // Keys of a deployment: one a year at most.
  listSigningKeys: { run: (tx) => listSigningKeys(tx), indexes: [] },
  // A registry has hundreds of badges; the loaded database has none.
  readBadge: { run: (tx) => readBadge(tx, 'PI-2026-00000000'), indexes: [] },
  listBadges: {
    run: (tx) => listBadges(tx, { words: 'aceros', state: 'held', day: '2026-11-21' }, null, 26),
    indexes: [],
  },
  countBadges: { run: (tx) => countBadges(tx, '2026-11-21'), indexes: [] },
  // What the coordination joined: some hundreds.
  readIdentities: { run: (tx, { supplier }) => readIdentities(tx, [supplier]), indexes: [] },
  countSuppliers: {
    run: async (tx) => {
      await countSuppliers(tx, { ...ALL_SUPPLIERS, words: 'azotea' })
      await countSuppliers(tx, ALL_SUPPLIERS)
    },
    indexes: ['published_suppliers_by_content', 'published_suppliers_by_name'],
  },
  listSuppliers: {
    run: async (tx) => {
      await listSuppliers(tx, ALL_SUPPLIERS, { after: { normal: 'M', id: '' }, size: 26, total: 50_000 })
      await listSuppliers(tx, { ...ALL_SUPPLIERS, words: 'azotea' }, { after: null, size: 26, total: 50 })
      await listSuppliers(tx, { ...ALL_SUPPLIERS, municipality: 'Cancún' }, { after: null, size: 26, total: 50 })
    },
    indexes: ['published_suppliers_by_content', 'published_suppliers_by_name'],
  },
  findNearSuppliers: {
    run: async (tx) => {
      await findNearSuppliers(tx, { id: '', normal: 'AZOTEAS DEL SUR', nameKey: 'AZOTEAS DEL SUR' })
    },
    indexes: ['published_suppliers_by_name_key', 'published_suppliers_by_name', 'published_suppliers_by_likeness'],
  },
  listSameWords: { run: (tx) => listSameWords(tx, 'M'), indexes: ['published_suppliers_by_name_key'] },
  suggestSuppliers: {
    run: async (tx) => {
      await suggestSuppliers(tx, 'GRUPO CON')
      await suggestSuppliers(tx, 'EKU9003')
    },
    indexes: ['published_suppliers_by_name', 'published_suppliers_by_id'],
  },
  readRegisteredNames: {
    run: (tx) => readRegisteredNames(tx, ['EKU9003173C9']),
    indexes: ['published_suppliers_pkey'],
  },
  listSupplierChoices: {
    run: (tx) => listSupplierChoices(tx),
    indexes: ['published_suppliers_by_municipality'],
  },
  searchProcesses: { run: (tx) => searchProcesses(tx, NO_FILTERS, FIRST), indexes: [BY_DATE] },
  countSearchSuppliers: { run: (tx) => countSearchSuppliers(tx, NO_FILTERS, { total: 100_000 }), indexes: [BY_DATE] },
}

type Search = [
  query: string,
  how: string,
  indexes: string[],
  run: (tx: VisitorTx, filters: SearchFilters) => Promise<unknown>,
]

const few = { ...FIRST, total: 10 }
const page = (wanted: Partial<SearchPage>) => (tx: VisitorTx, filters: SearchFilters) =>
  searchProcesses(tx, filters, { ...FIRST, ...wanted }, { ...SEARCH_LIMITS, walkedRows: 500 })
const after = { key: '2021-01-01 00:00:00+00', ocid: 'ocds-demo00-P-1' }

/** Searches whose plans differ: by words, by filters, many and few hits, each order, first and later pages. */
export const SEARCHES: Search[] = [
  ...(['newest', 'relevance', 'amount-down', 'amount-up'] as const).map(
    (sort): Search => ['q=azotea', `few, ${sort}`, [CONTENT], page({ ...few, sort })],
  ),
  ['q=hospital', 'many, newest', [BY_DATE, CONTENT], page({})],
  ['q=hospital', 'many, by amount', ['published_processes_by_amount', CONTENT], page({ sort: 'amount-down' })],
  ['q=hospital', 'many, by amount upwards', ['published_processes_by_amount', CONTENT], page({ sort: 'amount-up' })],
  ['', 'all, a later page', [BY_DATE], page({ after })],
  ['', 'all, by amount', ['published_processes_by_amount'], page({ sort: 'amount-down' })],
  ['ente=$entity', 'many', ['published_processes_by_entity'], page({})],
  ['anio=2019', 'many', ['published_processes_by_year'], page({})],
  ['historico=si', 'many', ['published_processes_historical'], page({})],
  ['procedimiento=open&categoria=works', 'many', [BY_DATE, CONTENT], page({})],
  ['procedimiento=limited&categoria=works&anio=2019', 'few', [CONTENT], page(few)],
  ['ente=$entity&etapa=planning&monto=5', 'few, by amount', [CONTENT], page({ ...few, sort: 'amount-up' })],
  ['q=azotea&procedimiento=open&anio=2019', 'few', [CONTENT], page(few)],
  ['proveedor=$supplier', 'few', [CONTENT], page(few)],
  ['q=hospital&ente=$entity&anio=2019', 'counts', [CONTENT], (tx, filters) => countSearchFacets(tx, filters)],
  [
    'ente=$entity&anio=2019&procedimiento=open',
    'counts without words',
    ['published_rollup_pkey'],
    (tx, filters) => countSearchFacets(tx, filters),
  ],
  ['q=azotea', 'suppliers', [CONTENT], (tx, filters) => countSearchSuppliers(tx, filters, { total: 50 })],
  [
    'procedimiento=limited&anio=2019',
    'suppliers of few',
    [CONTENT],
    (tx, filters) => countSearchSuppliers(tx, filters, { total: 50 }),
  ],
  [
    'procedimiento=direct',
    'suppliers of many',
    [BY_DATE],
    (tx, filters) => countSearchSuppliers(tx, filters, { total: 50_000 }),
  ],
]
