import { readDate } from '#app/lib/dates.ts'

export interface Term {
  years: number
  months: number
  days: number
}

const WORDS: Readonly<Record<string, number>> = {
  ...{ UN: 1, UNA: 1, UNO: 1, DOS: 2, TRES: 3, CUATRO: 4, CINCO: 5, SEIS: 6, SIETE: 7, OCHO: 8, NUEVE: 9, DIEZ: 10 },
  ...{ ONCE: 11, DOCE: 12, QUINCE: 15, DIECIOCHO: 18, VEINTE: 20, TREINTA: 30 },
}
const PART = /^(\d{1,4}|[A-Z]+) (ANOS?|MES(?:ES)?|DIAS?)(?: |$)/

/** A term in words: «1 AÑO 6 MESES», «TRES MESES», «2 años y 15 días», «90 DÍAS NATURALES». Null when it is not one, or is of nothing. */
export function readTerm(cell: string): Term | null {
  let rest = cell
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/\([^()]{0,40}\)/g, ' ')
    .replace(/\b(?:Y|CON|NATURALES)\b|[,.;]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const term: Term = { years: 0, months: 0, days: 0 }
  while (rest !== '') {
    const part = PART.exec(rest)
    const count = part && (WORDS[part[1] ?? ''] ?? Number(part[1]))
    if (!part || !count || Number.isNaN(count)) return null
    const unit = part[2]?.startsWith('A') ? 'years' : part[2]?.startsWith('M') ? 'months' : 'days'
    term[unit] += count
    rest = rest.slice(part[0].length)
  }
  return term.years + term.months + term.days > 0 && term.years <= 100 ? term : null
}

/** `1 año 6 meses`. */
export function termWords({ years, months, days }: Term): string {
  const words = [
    years > 0 && `${years} ${years === 1 ? 'año' : 'años'}`,
    months > 0 && `${months} ${months === 1 ? 'mes' : 'meses'}`,
    days > 0 && `${days} ${days === 1 ? 'día' : 'días'}`,
  ]
  return words.filter(Boolean).join(' ')
}

const text = (at: Date): string => at.toISOString().slice(0, 10)

/** The day that many days later (earlier when negative). */
export function addDays(day: string, count: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + count)
  return text(at)
}

/**
 * The last day of a term that begins on a day, both inclusive: three months from 15 March end on 14 June. A month without that day
 * ends on its last one (three months from 30 November would begin again on 30 February: they end on its last day).
 */
export function lastDayOf(start: string, term: Term): string {
  const from = readDate(start)
  if (from === null) return start
  const months = from.year * 12 + from.month - 1 + term.years * 12 + term.months
  const [year, month] = [Math.floor(months / 12), months % 12]
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const clipped = from.day > length
  const at = new Date(Date.UTC(year, month, Math.min(from.day, length)))
  return addDays(text(at), term.days - (clipped && term.days === 0 ? 0 : 1))
}
