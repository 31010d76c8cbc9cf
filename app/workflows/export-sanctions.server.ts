import { stringify } from 'csv-stringify/sync'
import { calendarDateIn } from '#app/lib/dates.ts'
import { safeCell } from '#app/publication/flatten-compiled.ts'
import { filtersOf } from '#app/suppliers/sanctions/public/load-sanctions.server.ts'
import { readSanctionQuery, type SanctionQuery } from '#app/suppliers/sanctions/public/read-query.ts'
import { standingOn } from '#app/suppliers/sanctions/standing-on.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { type SanctionLine, searchSanctions } from '#db/queries/suppliers/search-sanctions.server.ts'

const COLUMNS = [
  ...['id', 'lista', 'nombre', 'rfc', 'autoridad', 'expediente', 'tipos', 'estado', 'inicio', 'ultimo_dia'],
  ...['publicada', 'en_el_portal_desde_utc'],
]
const PAGE = 1_000

/**
 * The sanctions that a query finds as CSV (RFC 4180, with a byte order mark for spreadsheets), a page at a time; no cell is a formula. The query
 * is read before the first line is asked for: what it says wrong is refused (Refusal 400) while there is still a status to say it with.
 */
export function sanctionsCsv(params: URLSearchParams, zone: string): AsyncGenerator<string> {
  return linesOf(readSanctionQuery(params), calendarDateIn(new Date(), zone))
}

async function* linesOf(query: SanctionQuery, day: string): AsyncGenerator<string> {
  yield `\uFEFF${stringify([COLUMNS], { record_delimiter: '\r\n' })}`
  let after = query.after
  for (;;) {
    const place = after
    const rows = await asVisitor((tx) => searchSanctions(tx, filtersOf(query, day), { after: place, size: PAGE }))
    if (rows.length > 0)
      yield stringify(
        rows.map((row) => cellsOf(row, day)),
        { record_delimiter: '\r\n' },
      )
    const last = rows.at(-1)
    if (rows.length < PAGE || !last) return
    after = last
  }
}

const cellsOf = (line: SanctionLine, day: string) =>
  [
    ...[
      line.id,
      line.list,
      line.name,
      line.rfc,
      line.authority,
      line.fileNumber,
      line.kinds.join(' '),
      standingOn(line, day),
    ],
    ...[line.startsOn, line.endsOn, line.publishedOn, line.knownFrom],
  ].map((cell) => safeCell(cell ?? ''))
