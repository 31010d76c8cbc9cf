import { amountInWords, formatAmount, formatNumber, formatShare, formatShortAmount } from '#app/lib/amounts.ts'

export interface CountedAmount {
  processes: number
  /** Decimal text. */
  amount: string | null
  currency: string | null
}

/** The sum of what is in pesos; other currencies are not converted and so not added. */
export function pesosOf(rows: readonly CountedAmount[]): number {
  const cents = rows
    .filter(({ currency }) => currency === 'MXN')
    .reduce((total, { amount }) => total + Math.round(Number(amount ?? 0) * 100), 0)
  return cents / 100
}

/** How many processes the rows count together. */
export const processesOf = (rows: readonly CountedAmount[]): number =>
  rows.reduce((total, { processes }) => total + processes, 0)

/** What is not in pesos, as words: "$1,000.00 USD"; empty when everything is. */
export function otherCurrencies(rows: readonly CountedAmount[]): string[] {
  const totals = new Map<string, number>()
  for (const { currency, amount } of rows) {
    if (currency && currency !== 'MXN' && Number(amount) !== 0)
      totals.set(currency, (totals.get(currency) ?? 0) + Number(amount))
  }
  return [...totals].map(([currency, amount]) => formatAmount(amount, currency))
}

/** A bar or column for an amount in pesos. */
export const pesosShown = (amount: number) => ({
  display: formatShortAmount(amount),
  exact: formatAmount(amount, 'MXN'),
})

/** "En 2026 contrató 1.2 millones de pesos; el 80 % de los procesos fue por adjudicación directa." */
export function yearSentence(verb: string, year: number, pesos: number, processes: number, direct: number): string {
  const share =
    processes > 0
      ? `; ${formatShare(direct / processes)} de sus ${formatNumber(processes)} procesos fue por adjudicación directa`
      : ''
  return `En ${year} ${verb} ${amountInWords(pesos)}${share}.`
}
