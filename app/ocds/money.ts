import { isObject, type Json } from './types.ts'

/** An amount of money; `amount` in units of the currency (pesos, not cents), `currency` an ISO 4217 code. */
export interface Money {
  amount: number
  currency: string
}

const WITH_PESO_SIGN = new Set(['MXN', 'USD'])
const number = new Intl.NumberFormat('es-MX', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** The money of an OCDS Value; undefined without a finite amount. A missing currency is taken for pesos. */
export function moneyOf(value: Json | undefined): Money | undefined {
  if (!isObject(value) || typeof value.amount !== 'number' || !Number.isFinite(value.amount)) return undefined
  return { amount: value.amount, currency: typeof value.currency === 'string' ? value.currency : 'MXN' }
}

/** One sum a currency, in order of first appearance; added in hundredths, so that 0.1 + 0.2 is 0.3. */
export function sumMoney(values: readonly Money[]): Money[] {
  const cents = new Map<string, number>()
  for (const { amount, currency } of values) {
    cents.set(currency, (cents.get(currency) ?? 0) + Math.round(amount * 100))
  }
  return [...cents].map(([currency, sum]) => ({ currency, amount: sum / 100 }))
}

/** As people in Mexico write it: `$812,000.00 MXN`. */
export function formatMoney({ amount, currency }: Money): string {
  const sign = amount < 0 ? '-' : ''
  return `${sign}${WITH_PESO_SIGN.has(currency) ? '$' : ''}${number.format(Math.abs(amount))} ${currency}`
}

/** Sums of several currencies in one phrase: `$10.00 MXN y $5.00 USD`. */
export function formatSums(values: readonly Money[]): string {
  return new Intl.ListFormat('es-MX').format(sumMoney(values).map(formatMoney))
}
