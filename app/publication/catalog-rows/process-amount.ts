import { type Json, type JsonObject, objectsAt, textAt, valueAt } from '#app/ocds/types.ts'

export interface Amount {
  amount: number
  currency: string | null
}

const VOID = new Set(['cancelled', 'unsuccessful'])
/** Beyond what numeric(18, 2) holds, and beyond any contract: such an amount is a slip and is not counted. */
const LARGEST = 1e15

/** A value as amount and currency, null when it has no usable amount. */
export function amountOf(value: Json | undefined): Amount | null {
  const amount = valueAt(value, 'amount')
  if (typeof amount !== 'number' || !Number.isFinite(amount) || Math.abs(amount) > LARGEST) return null
  return { amount, currency: currencyOf(textAt(value, 'currency')) }
}

/**
 * What a process is worth: the sum of its contracts, else of its awards, else the value of the tender, leaving out what was
 * cancelled or unsuccessful. Sums are of one currency: pesos if there are any, else the currency that comes first.
 */
export function processAmount(compiled: JsonObject): Amount | null {
  const contracts = objectsAt(compiled, 'contracts').filter((contract) => !VOID.has(textAt(contract, 'status') ?? ''))
  const awards = objectsAt(compiled, 'awards').filter((award) => !VOID.has(textAt(award, 'status') ?? ''))
  return (
    sum(contracts.map((contract) => valueAt(contract, 'value'))) ??
    sum(awards.map((award) => valueAt(award, 'value'))) ??
    sum([valueAt(compiled, 'tender', 'value')])
  )
}

function sum(values: (Json | undefined)[]): Amount | null {
  const amounts = values.map(amountOf).filter((amount) => amount !== null)
  const first =
    amounts.find(({ currency }) => currency === 'MXN') ??
    amounts.find(({ currency }) => currency !== null) ??
    amounts[0]
  if (!first) return null
  const cents = amounts
    .filter(({ currency }) => currency === first.currency)
    .reduce((total, { amount }) => total + Math.round(amount * 100), 0)
  const total = cents / 100
  return Math.abs(total) > LARGEST ? null : { amount: total, currency: first.currency }
}

/** Three capital letters or nothing: a currency is a column heading and no free text. */
function currencyOf(text: string | undefined): string | null {
  return text !== undefined && /^[A-Z]{3}$/.test(text) ? text : null
}

/** The decimal text of an amount for a column, two digits after the point. */
export const decimalText = (amount: number | null | undefined): string | null =>
  amount === null || amount === undefined ? null : amount.toFixed(2)
