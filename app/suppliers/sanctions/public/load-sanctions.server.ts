import { countOf, formatNumber } from '#app/lib/amounts.ts'
import { calendarDateIn, formatDate, formatPeriod } from '#app/lib/dates.ts'
import { sanctionPaths } from '#app/lib/paths.ts'
import { SANCTION_KINDS, sanctionKind, sanctionList, sanctionState } from '#app/texts/sanctions.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import {
  countSanctions,
  listPublicLists,
  listSanctionAuthorities,
  type PublicList,
  type SanctionLine,
  searchSanctions,
} from '#db/queries/suppliers/search-sanctions.server.ts'
import { standingOn } from '../standing-on.ts'
import {
  readSanctionQuery,
  type SanctionQuery,
  STATE_WORDS,
  stateCode,
  writePlace,
  writeSanctionQuery,
} from './read-query.ts'

const STATE_LABELS = {
  vigente: 'Vigentes',
  vencida: 'Vencidas',
  impugnada: 'Impugnadas, suspendidas o anuladas',
  retirada: 'Ya no están en su lista',
} as const
const CAPPED = 10_000

/** The filters of a query on a day of the state's zone. */
export const filtersOf = (query: SanctionQuery, day: string) => ({
  ...{ words: query.q, lists: query.lists, kinds: query.kinds, state: stateCode(query.state) },
  ...{ authority: query.authority, day },
})

/** The page of `/sancionados`: what was found, where it stands today, and the lists it comes from. */
export async function loadSanctions(params: URLSearchParams, zone: string) {
  const query = readSanctionQuery(params)
  const day = calendarDateIn(new Date(), zone)
  const filters = filtersOf(query, day)
  const { found, total, lists, authorities } = await asVisitor(async (tx) => ({
    found: await searchSanctions(tx, filters, { after: query.after, size: query.limit + 1 }),
    total: await countSanctions(tx, filters),
    lists: await listPublicLists(tx),
    authorities: await listSanctionAuthorities(tx),
  }))
  const rows = found.slice(0, query.limit)
  const last = rows.at(-1)
  const written = writeSanctionQuery(query)
  return {
    words: query.q,
    total,
    sentence: countWords(total),
    isFiltered: Object.values(written).some((value) => (Array.isArray(value) ? value.length > 0 : value)),
    rows: rows.map((line) => shownLine(line, day, lists)),
    groups: groupsOf(query, lists, authorities),
    active: query.lists.length + query.kinds.length + Number(query.state !== null) + Number(query.authority !== null),
    lists: lists.filter(({ receivedAt, code }) => receivedAt !== null || code === 'propias').map(shownList),
    nextHref: found.length > query.limit && last ? sanctionPaths.list({ ...written, cursor: writePlace(last) }) : null,
    firstHref: query.after ? sanctionPaths.list(written) : null,
    fileHref: sanctionPaths.file(written),
    day: formatDate(day) ?? day,
  }
}

const countWords = (total: number): string =>
  total > CAPPED ? `Más de ${formatNumber(CAPPED)} sanciones` : countOf(total, 'sanción', 'sanciones')

/** Where it stands as a reader is told: a presumption in force must not read like a sanction that keeps from contracting. */
export function shownState(line: SanctionLine, day: string): string {
  const state = standingOn(line, day)
  return state === 'in-force' && line.effect === 'warns' ? 'warns' : state
}

/** A line as the page shows it. */
export function shownLine(line: SanctionLine, day: string, lists: readonly PublicList[]) {
  const state = shownState(line, day)
  const { id, name, rfc, authority, fileNumber, kinds, startsOn, endsOn } = line
  return {
    ...{ id, name, rfc, authority, fileNumber, href: sanctionPaths.sheet(id), state, stateWords: sanctionState(state) },
    list: sanctionList(line.list, lists.find(({ code }) => code === line.list)?.title),
    kinds: kinds.map(sanctionKind),
    period: periodWords(line.effect, startsOn, endsOn),
  }
}

/** `1 mar 2026 a 15 abr 2026`; an open one says that no end is given. */
export function periodWords(effect: string, startsOn: string | null, endsOn: string | null): string | null {
  const period = formatPeriod(startsOn, endsOn)
  if (period === null) return null
  return effect === 'stops' && endsOn === null ? `${period}, sin fecha de término` : period
}

function shownList({
  code,
  title,
  source,
  asOf,
  receivedAt,
  rowsAccepted,
  rowsRefused,
  rowsKept,
  removedAt,
}: PublicList) {
  return {
    ...{ code, title, source, accepted: formatNumber(rowsAccepted), refused: rowsRefused, kept: rowsKept },
    asOf: formatDate(asOf ?? receivedAt),
    removedOn: formatDate(removedAt),
  }
}

function groupsOf(
  query: SanctionQuery,
  lists: readonly PublicList[],
  authorities: readonly { authority: string; count: number }[],
) {
  const chosen = query.authority
  const known = authorities.some(({ authority }) => authority === chosen)
  const all = chosen && !known ? [{ authority: chosen, count: null }, ...authorities] : authorities
  return [
    {
      ...{ name: 'estado', title: 'Hoy', single: true },
      options: [
        { value: '', label: 'Todas', count: null, checked: query.state === null },
        ...STATE_WORDS.map((value) => ({
          value,
          label: STATE_LABELS[value],
          count: null,
          checked: query.state === value,
        })),
      ],
    },
    {
      ...{ name: 'lista', title: 'Lista' },
      options: lists
        .filter(({ receivedAt, code }) => receivedAt !== null || code === 'propias')
        .map(({ code, title }) => ({
          ...{ value: code, label: sanctionList(code, title), count: null, checked: query.lists.includes(code) },
        })),
    },
    {
      ...{ name: 'tipo', title: 'Tipo de sanción' },
      options: SANCTION_KINDS.map((kind) => ({ ...kind, count: null, checked: query.kinds.includes(kind.value) })),
    },
    {
      ...{ name: 'autoridad', title: 'Autoridad', single: true },
      options: [
        ...(all.length > 0 ? [{ value: '', label: 'Todas', count: null, checked: chosen === null }] : []),
        ...all.map(({ authority, count }) => ({
          ...{ value: authority, label: authority, count, checked: authority === chosen },
        })),
      ],
    },
  ]
}
