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

/**
 * "Sus 12 procesos de 2026 suman 1.2 millones de pesos; el 80 % fue por adjudicación directa." It does not say "contrató": amounts of
 * processes without a contract are what was awarded or estimated.
 */
export function yearSentence(year: number, pesos: number, processes: number, direct: number): string {
  if (processes === 1) {
    return `Su único proceso de ${year} es de ${amountInWords(pesos)}${direct === 1 ? ', por adjudicación directa' : ''}.`
  }
  const share =
    direct === processes
      ? 'todos fueron por adjudicación directa'
      : direct === 0
        ? 'ninguno fue por adjudicación directa'
        : `${formatShare(direct / processes)} fue por adjudicación directa`
  return `Sus ${formatNumber(processes)} procesos de ${year} suman ${amountInWords(pesos)}; ${share}.`
}
