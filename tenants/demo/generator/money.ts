import type { JsonObject } from '#app/ocds/types.ts'

/** Amounts are whole cents while they are reckoned with, so that sums are exact; pesos only in the document. */
export type Cents = number

/** Pesos as cents, and back. */
export const cents = (pesos: number): Cents => Math.round(pesos * 100)
export const pesos = (amount: Cents): number => amount / 100

/** Value-added tax on top of a net amount. `rate` is 0.16, or 0 for medicines and basic food. */
export const withTax = (net: Cents, rate: number): Cents => net + Math.round(net * rate)

/** OCDS Value in Mexican pesos, with the amount before taxes when it is known. */
export function value(gross: Cents, net?: Cents): JsonObject {
  const amount: JsonObject = { amount: pesos(gross), currency: 'MXN' }
  if (net !== undefined) amount.netAmount = pesos(net)
  return amount
}

/** `$1,234,567.89`, as people write it. */
export function spell(amount: Cents): string {
  const [whole = '', decimals = ''] = pesos(amount).toFixed(2).split('.')
  return `$${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals}`
}

/** `total` cut in `parts` nearly equal pieces that sum to it exactly; the last takes the rest. */
export function instalments(total: Cents, parts: number): Cents[] {
  const each = Math.floor(total / parts / 100) * 100
  return Array.from({ length: parts }, (_, index) => (index < parts - 1 ? each : total - each * (parts - 1)))
}
