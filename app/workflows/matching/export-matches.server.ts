import { stringify } from 'csv-stringify/sync'
import { safeCell } from '#app/publication/flatten-compiled.ts'
import type { Hit } from '#app/suppliers/matching/outcome.ts'
import type { MatchListed } from '#db/queries/suppliers/list-matches.server.ts'

const COLUMNS = [
  ...['ente', 'ocid', 'acto', 'referencia', 'fecha_del_acto', 'proveedor', 'nombre', 'resultado', 'lista', 'sancion'],
  ...['renglon', 'como_estaba', 'desde', 'hasta', 'publicada', 'conocida_desde_utc', 'juzgado_utc'],
]

/** Matches as CSV (RFC 4180, with a byte order mark for spreadsheets), a line for each sanction; no cell is a formula. */
export function matchesAsCsv(matches: readonly MatchListed[]): string {
  const rows = matches.flatMap((match) => {
    const { entitySlug, ocid, act, actRef, actOn, supplierId, supplierName, outcome, judgedAt } = match
    return (match.hits as readonly Hit[]).map((hit) =>
      [
        ...[entitySlug, ocid, act, actRef, actOn ?? '', supplierId, supplierName, outcome, hit.list, hit.sanctionId],
        ...[String(hit.row), hit.standing, hit.startsOn ?? '', hit.endsOn ?? '', hit.publishedOn ?? '', hit.knownFrom],
        judgedAt,
      ].map(safeCell),
    )
  })
  return `\uFEFF${stringify([COLUMNS, ...rows], { record_delimiter: '\r\n' })}`
}
