import { placesAt } from '../checks/walk.ts'
import { pointer } from '../findings.ts'
import { formatSums, moneyOf } from '../money.ts'
import { type JsonObject, textAt, valueAt } from '../types.ts'
import type { Question } from './question.ts'
import { standingAwards, who } from './who.ts'

/**
 * Answered by the value of the contracts, else of the awards, that stand; and by a procedure that ended without any.
 * Owed from the award on.
 */
export const price: Question = {
  key: 'price',
  question: '¿A qué precio?',
  dueFrom: 'award',
  missing: 'el monto adjudicado o contratado',
  asks: ['/awards/*/value/amount', '/contracts/*/value/amount'],
  answer(document) {
    const contracts = placesAt(document, 'contracts', '*').filter(
      ({ value }) => textAt(value, 'status') !== 'cancelled',
    )
    return (
      total(contracts, ['en un contrato', 'contratos']) ??
      total(standingAwards(document), ['en una adjudicación', 'adjudicaciones']) ??
      nothingBought(document)
    )
  },
}

function total(
  places: ReturnType<typeof placesAt>,
  [one, many]: [string, string],
): { sentence: string; paths: string[] } | undefined {
  const valued = places.flatMap(({ value, path }) => {
    const money = moneyOf(valueAt(value, 'value'))
    return money ? [{ money, path: pointer(path, 'value') }] : []
  })
  if (valued.length === 0) return undefined
  const count = valued.length === 1 ? one : `en ${valued.length} ${many}`
  const sums = formatSums(valued.map(({ money }) => money))
  return { sentence: `${sums}, ${count}.`, paths: valued.map(({ path }) => path) }
}

function nothingBought(document: JsonObject): { sentence: string; paths: string[] } | undefined {
  const nobody = who.answer(document)
  if (nobody?.paths[0] !== '/tender/status') return undefined
  return { sentence: 'Ninguno: no se adjudicó.', paths: nobody.paths }
}
