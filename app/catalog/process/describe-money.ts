import { amountInWords, formatShare } from '#app/lib/amounts.ts'
import { titleOfCode } from '#app/ocds/codelists.ts'
import { type JsonObject, objectsAt } from '#app/ocds/types.ts'
import { endingOf } from './describe-stages.ts'
import { type Money, moneyAt, sumOf, validOnes, wordsAt } from './read-loosely.ts'

/** From the budget to the payment, in one currency, as the figure needs it; null when not even two amounts are known. */
export function describeMoney(compiled: JsonObject) {
  const contracts = validOnes(compiled, 'contracts')
  const transactions = contracts.flatMap((contract) => objectsAt(contract, 'implementation', 'transactions'))
  const contracted = sumOf(contracts.map((contract) => moneyAt(contract, 'value')))
  const known: { key: string; label: string; money: Money | null; comparedWith?: string }[] = [
    { key: 'budget', label: 'Presupuesto', money: moneyAt(compiled, 'planning', 'budget', 'amount') },
    { key: 'estimate', label: 'Estimado', money: moneyAt(compiled, 'tender', 'value'), comparedWith: 'budget' },
    {
      key: 'award',
      label: 'Adjudicado',
      money: sumOf(validOnes(compiled, 'awards').map((award) => moneyAt(award, 'value'))),
      comparedWith: 'estimate',
    },
    { key: 'contract', label: 'Contratado', money: contracted, comparedWith: 'award' },
    {
      key: 'paid',
      label: 'Pagado',
      money: sumOf(transactions.map((payment) => moneyAt(payment, 'value') ?? moneyAt(payment, 'amount'))),
      comparedWith: 'contract',
    },
  ]
  const currency = contracted?.currency ?? known.find(({ money }) => money !== null)?.money?.currency ?? null
  const steps = known.map(({ key, label, money, comparedWith }) => ({
    key,
    label,
    amount: money && money.currency === currency ? money.amount : null,
    ...(comparedWith ? { comparedWith } : {}),
  }))
  if (steps.filter(({ amount }) => amount !== null).length < 2) return null
  const amendments = contracts.reduce((count, contract) => count + objectsAt(contract, 'amendments').length, 0)
  return { currency, steps, sentence: moneySentence(steps, currency, endingOf(compiled)), amendments }
}

function moneySentence(
  steps: readonly { key: string; amount: number | null }[],
  currency: string | null,
  ending: string | null,
): string {
  const of = (key: string) => steps.find((step) => step.key === key)?.amount ?? null
  const [contract, paid] = [of('contract') ?? of('award'), of('paid')]
  const words = (amount: number) => amountInWords(amount, currency ?? '')
  if (contract === null) return ending ? `No se contrató nada: ${ending}.` : 'Todavía no hay un monto contratado.'
  if (paid === null || paid === 0) return `Se contrataron ${words(contract)}; no se ha publicado ningún pago.`
  if (contract > 0 && paid > contract * 1.0005) {
    return `Se contrataron ${words(contract)} y se han pagado ${words(paid)}: ${formatShare(paid / contract - 1)} más.`
  }
  if (Math.abs(paid - contract) < 1) return `Se contrataron ${words(contract)} y ya se pagó todo.`
  return `Se contrataron ${words(contract)} y se ha pagado ${formatShare(contract > 0 ? paid / contract : 0)}.`
}

/** Where the money comes from, part by part: its name, what kind of money it is and who gives it, amount and budget keys. */
export function describeFunding(compiled: JsonObject) {
  const parts = [
    ...objectsAt(compiled, 'planning', 'budget', 'budgetBreakdown'),
    ...objectsAt(compiled, 'planning', 'budgetBreakdown'),
  ]
  return parts.map((part) => {
    const origin = wordsAt(part, 'origin')
    const kind = [
      origin ? titleOfCode('budgetOrigin', origin) : null,
      wordsAt(part, 'fundType'),
      wordsAt(part, 'sourceParty', 'name'),
    ]
    const words = [...new Set(kind.filter((text) => text !== null))]
    const keys = objectsAt(part, 'budgetLines')
      .map(budgetKey)
      .filter((key) => key !== '')
    return {
      source: wordsAt(part, 'description') ?? words.shift() ?? 'Fuente sin nombre',
      amount: moneyAt(part, 'amount'),
      detail:
        [...words, ...(keys.length > 0 ? [`clave presupuestaria ${keys.slice(0, 5).join('; ')}`] : [])].join(' · ') ||
        null,
    }
  })
}

function budgetKey(line: JsonObject): string {
  const parts = objectsAt(line, 'components').map((component) => component.code ?? component.id ?? component.name)
  const key = parts.filter((code) => typeof code === 'string' || typeof code === 'number').join('-')
  return key || (typeof line.id === 'string' || typeof line.id === 'number' ? String(line.id) : '')
}
