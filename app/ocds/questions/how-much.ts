import { formatMoney, moneyOf } from '../money.ts'
import { valueAt } from '../types.ts'
import type { Question } from './question.ts'

/** Answered by the estimated value of the tender, else by the budget of the planning. Owed from the planning on. */
export const howMuch: Question = {
  key: 'how-much',
  question: '¿Cuánto compra?',
  dueFrom: 'planning',
  missing: 'el presupuesto o el valor estimado',
  asks: ['/planning/budget/amount/amount', '/tender/value/amount'],
  answer(document) {
    const estimated = moneyOf(valueAt(document, 'tender', 'value'))
    if (estimated) return { sentence: `${formatMoney(estimated)}, valor estimado.`, paths: ['/tender/value'] }
    const budget = moneyOf(valueAt(document, 'planning', 'budget', 'amount'))
    if (budget) return { sentence: `${formatMoney(budget)}, presupuesto.`, paths: ['/planning/budget/amount'] }
    return undefined
  },
}
