import { readDate } from '#app/lib/dates.ts'

const MONTHS = [
  ...['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio'],
  ...['agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'],
]
const DAY = new RegExp(
  [
    String.raw`(?<iy>\d{4})-(?<im>\d{1,2})-(?<id>\d{1,2})(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?`,
    String.raw`(?<nd>\d{1,2})[/.-](?<nm>\d{1,2})[/.-](?<ny>\d{4}|\d{2})(?!\d)`,
    String.raw`(?<wd>\d{1,2})\s+de\s+(?<wm>${MONTHS.join('|')}|setiembre)\s+(?:de|del)\s+(?<wy>\d{4})`,
  ].join('|'),
  'gi',
)

export interface DaysRead {
  /** Local dates YYYY-MM-DD in the order in which they stand. */
  days: string[]
  /** What stands in the cell besides dates and the signs between them; empty when nothing does. */
  rest: string
}

/** All dates of a cell: `2014-08-19`, `25/05/2022` (day first, as in Mexico; two-digit years are of this century), `1 de mayo de 2014`. */
export function readDays(cell: string): DaysRead {
  const days: string[] = []
  const rest = cell.replace(DAY, (found, ...groups) => {
    const day = dayOf(groups.at(-1) as Record<string, string | undefined>)
    if (day === null) return found
    days.push(day)
    return ' '
  })
  return { days, rest: rest.replace(/[\s/,;|-]+/g, ' ').trim() }
}

/** The one date of a cell; null when it has none or several. */
export function readOneDay(cell: string): string | null {
  const { days, rest } = readDays(cell)
  return days.length === 1 && rest === '' ? (days[0] ?? null) : null
}

function dayOf(parts: Record<string, string | undefined>): string | null {
  const { iy, im, id, nd, nm, ny, wd, wm, wy } = parts
  const year = iy ?? wy ?? (ny?.length === 2 ? `20${ny}` : ny)
  const month = im ?? nm ?? String(MONTHS.indexOf((wm ?? '').toLowerCase().replace('set', 'sept')) + 1)
  const day = id ?? nd ?? wd
  const text = `${year}-${month.padStart(2, '0')}-${day?.padStart(2, '0')}`
  return readDate(text) === null || Number(year) < 1900 || Number(year) > 2200 ? null : text
}
