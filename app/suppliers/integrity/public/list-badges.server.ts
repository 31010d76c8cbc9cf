import { formatDate } from '#app/lib/dates.ts'
import { integrityPaths, paths } from '#app/lib/paths.ts'
import { BADGE_STATE_OPTIONS, badgeStateWord } from '#app/texts/integrity.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { countBadges, listBadges } from '#db/queries/suppliers/integrity/read-badges.server.ts'
import { searchWords } from '../badges/search-words.ts'
import { today } from '../today.server.ts'

const PAGE = 25
const CURSOR = /^(\d{4}-\d{2}-\d{2})_(PI-\d{4}-[0-9A-Z]{8})$/

/** The list of badges as the page shows it: two statements. In: the query of the address; what it does not know is left out. */
export async function loadBadgeList(query: URLSearchParams) {
  const words = (query.get('q') ?? '').slice(0, 100)
  const state = BADGE_STATE_OPTIONS.find(({ value }) => value === query.get('estado'))?.value ?? null
  const [, grantedOn, folio] = CURSOR.exec(query.get('desde') ?? '') ?? []
  const after = grantedOn && folio ? { grantedOn, folio } : null
  const day = today()
  const { lines, counts } = await asVisitor(async (tx) => ({
    lines: await listBadges(tx, { words: searchWords(words), state, day }, after, PAGE + 1),
    counts: await countBadges(tx, day),
  }))
  const of = (wanted: string) => counts.find((row) => row.state === wanted)?.badges ?? 0
  const shown = lines.slice(0, PAGE)
  const last = shown.at(-1)
  const next = lines.length > PAGE && last ? `${last.grantedOn}_${last.folio}` : null
  const kept = { q: words, estado: state ?? '' }
  return {
    words,
    state: state ?? '',
    total: counts.reduce((sum, { badges }) => sum + badges, 0),
    counts: {
      inForce: of('held') + of('update-due'),
      suspended: of('suspended'),
      ended: of('expired') + of('withdrawn'),
    },
    lines: shown.map((line) => ({
      folio: line.folio,
      href: integrityPaths.badge(line.folio),
      name: line.name,
      rfc: line.rfc,
      supplierHref: paths.supplier(line.supplierId),
      state: line.state,
      stateWord: badgeStateWord(line.state),
      since: formatDate(line.grantedOn) ?? '',
      until: formatDate(line.lapsesOn) ?? '',
    })),
    nextHref: next ? integrityPaths.home({ ...kept, desde: next }) : null,
    firstHref: after ? integrityPaths.home(kept) : null,
  }
}
