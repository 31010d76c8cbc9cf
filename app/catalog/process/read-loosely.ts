import { type Json, type JsonObject, objectsAt, textAt, valueAt } from '#app/ocds/types.ts'

/**
 * Readers for published data as it comes: imported releases hold numbers where texts are due, texts where numbers are, and dates
 * of the year 1. Each gives what can be shown, or null; none throws.
 */

/** A text, or a number or boolean as text. */
export function wordsAt(value: Json | undefined, ...names: string[]): string | null {
  const found = valueAt(value, ...names)
  if (typeof found === 'number' && Number.isFinite(found)) return String(found)
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : null
}

export interface Money {
  amount: number
  currency: string | null
}

/** A value of OCDS as amount and currency; an amount written as text counts when it is a plain number. */
export function moneyAt(value: Json | undefined, ...names: string[]): Money | null {
  const found = valueAt(value, ...names)
  const amount = numberAt(found, 'amount')
  return amount === null ? null : { amount, currency: textAt(found, 'currency')?.slice(0, 8) ?? null }
}

/** A number, also when it was written as text. */
export function numberAt(value: Json | undefined, ...names: string[]): number | null {
  const found = valueAt(value, ...names)
  if (typeof found === 'number') return Number.isFinite(found) ? found : null
  return typeof found === 'string' && /^\s*-?\d{1,15}(\.\d{1,6})?\s*$/.test(found) ? Number(found) : null
}

/** A date text, unless its year is impossible for a contract (year 1 stands for "none" in some sources). */
export function dateAt(value: Json | undefined, ...names: string[]): string | null {
  const found = textAt(valueAt(value, ...names))
  if (!found || !/^\d{4}-\d{2}-\d{2}/.test(found)) return null
  const year = Number(found.slice(0, 4))
  return year >= 1980 && year <= 2100 ? found : null
}

/** The earliest, or the latest, of some date texts. */
export function edgeOf(dates: readonly (string | null)[], edge: 'first' | 'last'): string | null {
  const known = dates.filter((date) => date !== null).sort()
  return (edge === 'first' ? known[0] : known.at(-1)) ?? null
}

/** The sum of amounts of one currency, pesos if there are any, else that of the first; null when there is none. */
export function sumOf(amounts: readonly (Money | null)[]): Money | null {
  const known = amounts.filter((money) => money !== null)
  const currency = known.find((money) => money.currency === 'MXN')?.currency ?? known[0]?.currency ?? null
  const same = known.filter((money) => money.currency === currency)
  if (same.length === 0) return null
  return { amount: same.reduce((total, { amount }) => total + Math.round(amount * 100), 0) / 100, currency }
}

const VOID = new Set(['cancelled', 'unsuccessful'])

/** Awards or contracts that were not cancelled nor unsuccessful. */
export const validOnes = (compiled: JsonObject, list: 'awards' | 'contracts'): JsonObject[] =>
  objectsAt(compiled, list).filter((one) => !VOID.has(textAt(one, 'status') ?? ''))
