import { wordsOf } from './words-of.ts'

/** Figures as people in Mexico read them. Grouping is done here and not by Intl, so that server and browser agree. */

const CURRENCY_WORDS = wordsOf<[string, string]>({
  MXN: ['peso', 'pesos'],
  USD: ['dólar', 'dólares'],
  EUR: ['euro', 'euros'],
})

/** `1,234,567`; with `decimals`, that many after the point. */
export function formatNumber(value: number, decimals = 0): string {
  if (!Number.isFinite(value)) return '—'
  const fixed =
    Math.abs(value) >= 1e21 ? BigInt(Math.round(Math.abs(value))).toString() : Math.abs(value).toFixed(decimals)
  const [whole = '0', rest] = fixed.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const negative = value < 0 && /[1-9]/.test(fixed)
  return `${negative ? '−' : ''}${grouped}${rest ? `.${rest}` : ''}`
}

/** Up to three decimals and no idle zeros: quantities of goods. */
export function formatQuantity(value: number): string {
  const text = formatNumber(value, 3)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** `$1,234,567.89 MXN`. Without a currency the number stands alone, since guessing it would be false. */
export function formatAmount(amount: number, currency: string | null = 'MXN'): string {
  const figure = formatNumber(Math.abs(amount), 2)
  const sign = amount < 0 ? '−' : ''
  return currency ? `${sign}$${figure} ${currency}` : `${sign}${figure}`
}

/** `$1.2 mdp`, `$812 mil`: for figures' labels, where the whole amount is in the table underneath. */
export function formatShortAmount(amount: number): string {
  const size = Math.abs(amount)
  const sign = amount < 0 ? '−' : ''
  if (size >= 999_500) return `${sign}$${trimmed(size / 1e6)} mdp`
  if (size >= 1000) return `${sign}$${trimmed(size / 1e3)} mil`
  return `${sign}$${formatNumber(size, 0)}`
}

const trimmed = (value: number): string => {
  const decimals = value >= 100 ? 0 : 1
  return formatNumber(value, decimals).replace(/\.0$/, '')
}

/** Words for an amount as one would say it: `1.2 millones de pesos`, `812 mil pesos`, `950 pesos`. */
export function amountInWords(amount: number, currency = 'MXN'): string {
  const [one, many] = CURRENCY_WORDS[currency] ?? [currency, currency]
  const size = Math.abs(amount)
  const minus = amount < 0 ? 'menos ' : ''
  if (size >= 999_500) {
    const millions = trimmed(size / 1e6)
    return `${minus}${millions} ${millions === '1' ? 'millón' : 'millones'} de ${many}`
  }
  if (size >= 1000) {
    const thousands = trimmed(size / 1000)
    return `${minus}${thousands === '1' ? '' : `${thousands} `}mil ${many}`
  }
  const units = formatNumber(size, Number.isInteger(size) ? 0 : 2)
  return `${minus}${units} ${units === '1' ? one : many}`
}

/** `12.5 %` of a share between 0 and 1, one decimal at most; `menos de 0.1 %` for what is there but would read as none. */
export function formatShare(share: number): string {
  const percent = share * 100
  if (percent > 0 && percent < 0.05) return 'menos de 0.1 %'
  return `${formatNumber(percent, 1).replace(/\.0$/, '')} %`
}

/** `1 proceso`, `2,000 procesos`, `más de 10,000 procesos` when the count was capped there. */
export function countOf(count: number, one: string, many: string, capped = false): string {
  return `${capped ? 'más de ' : ''}${formatNumber(count)} ${count === 1 ? one : many}`
}
