import { portalInfo } from '#app/config/portal-info.server.ts'
import { formatDate, formatInstant } from '#app/lib/dates.ts'
import { paths } from '#app/lib/paths.ts'
import { ACTS, OUTCOMES } from '#app/texts/matching.ts'
import { asAuditor } from '#db/as-auditor.server.ts'
import {
  countMatches,
  listCurrentMatches,
  type MatchFilter,
  type MatchListed,
} from '#db/queries/suppliers/list-matches.server.ts'
import type { Hit } from '../outcome.ts'
import { hitsInWords } from './notices.server.ts'

const PAGE = 50
/** Rows of a file at most. */
const FILE_ROWS = 50_000

export interface MatchQuery {
  ente: string
  resultado: string
  lista: string
  /** Last row of the page before: instant and id. */
  desde: string
}

/** What an address asks for; what is unknown is as if it had not been said. */
export function readMatchQuery(query: URLSearchParams): MatchQuery {
  const text = (name: string, pattern: RegExp) => {
    const value = query.get(name) ?? ''
    return pattern.test(value) ? value : ''
  }
  return {
    ente: text('ente', /^[a-z0-9-]{1,100}$/),
    resultado: Object.hasOwn(OUTCOMES, query.get('resultado') ?? '') ? (query.get('resultado') ?? '') : '',
    lista: text('lista', /^[a-z0-9-]{1,60}$/),
    desde: text('desde', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z_[0-9a-f-]{36}$/),
  }
}

const filterOf = ({ ente, resultado, lista }: MatchQuery): MatchFilter => ({
  entitySlug: ente || undefined,
  outcome: resultado || undefined,
  list: lista || undefined,
})

function afterOf({ desde }: MatchQuery): Pick<MatchListed, 'judgedAt' | 'id'> | null {
  const [judgedAt, id] = desde.split('_')
  return judgedAt && id ? { judgedAt, id } : null
}

/** A page of what the lists say of those who took part anywhere in the state, newest first, with the counts of all. */
export async function loadAllMatches(userId: string, query: MatchQuery) {
  const { timeZone } = portalInfo()
  const { rows, counts, lastRun } = await asAuditor(userId, async (tx) => ({
    rows: await listCurrentMatches(tx, { ...filterOf(query), after: afterOf(query), limit: PAGE + 1 }),
    ...(await countMatches(tx)),
  }))
  const shown = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? shown.at(-1) : undefined
  return {
    counts,
    lastRun: lastRun === null ? null : formatInstant(lastRun, timeZone),
    next: last ? `${last.judgedAt}_${last.id}` : null,
    matches: shown.map((row) => ({
      id: row.id,
      outcome: row.outcome,
      title: `${OUTCOMES[row.outcome] ?? row.outcome} (${ACTS[row.act] ?? row.act}${row.actOn ? `, el ${formatDate(row.actOn)}` : ''})`,
      warns: row.warns,
      supplier: row.supplierName,
      supplierHref: paths.supplier(row.supplierId),
      entity: row.entityName,
      process: { ocid: row.ocid, href: paths.process(row.ocid) },
      hits: hitsInWords(row.hits as readonly Hit[]),
    })),
  }
}

/** Every row of the filter, for the file. */
export async function everyMatch(userId: string, query: MatchQuery): Promise<MatchListed[]> {
  const all: MatchListed[] = []
  let after: MatchListed | null = null
  do {
    const page: MatchListed[] = await asAuditor(userId, (tx) =>
      listCurrentMatches(tx, { ...filterOf(query), after, limit: 1_000 }),
    )
    all.push(...page)
    after = page.length === 1_000 ? page.at(-1)! : null
  } while (after !== null && all.length < FILE_ROWS)
  return all
}
