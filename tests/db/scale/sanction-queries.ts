import {
  countSanctions,
  listOwnSanctions,
  listPublicLists,
  listSanctionAuthorities,
  listSanctionNews,
  readSanctionVersions,
  type SanctionFilters,
  searchSanctions,
} from '#db/queries/suppliers/search-sanctions.server.ts'
import type { PlannedQuery } from './public-queries.ts'

const FILTERS: SanctionFilters = {
  ...{
    words: 'aceros',
    lists: ['sat-69b'],
    kinds: ['debarment'],
    state: 'in-force',
    authority: null,
    day: '2026-11-21',
  },
}
const PLACE = { sortDate: '2026-01-01', id: 'ff' }

/** Queries of the public sanctions. All lists together hold some 20,000; the loaded database has none. */
export const SANCTION_QUERIES: Record<string, PlannedQuery> = {
  searchSanctions: { run: (tx) => searchSanctions(tx, FILTERS, { after: PLACE, size: 21 }), indexes: [] },
  countSanctions: { run: (tx) => countSanctions(tx, FILTERS), indexes: [] },
  listPublicLists: { run: (tx) => listPublicLists(tx), indexes: [] },
  readSanctionVersions: { run: (tx) => readSanctionVersions(tx, 'ff'), indexes: [] },
  listSanctionNews: { run: (tx) => listSanctionNews(tx), indexes: [] },
  listSanctionAuthorities: { run: (tx) => listSanctionAuthorities(tx), indexes: [] },
  listOwnSanctions: {
    run: (tx) => listOwnSanctions(tx, { naturalPerson: false, offset: 0, limit: 10, words: 'x', rfc: null, id: null }),
    indexes: [],
  },
}
