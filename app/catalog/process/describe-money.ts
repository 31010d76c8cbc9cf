import { amountInWords, formatShare } from '#app/lib/amounts.ts'
import { type JsonObject, objectsAt, valueAt } from '#app/ocds/types.ts'
import { type Money, moneyAt, sumOf, validOnes } from './read-loosely.ts'

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
  return { currency, steps, sentence: moneySentence(steps, currency), amendments }
}

function moneySentence(steps: readonly { key: string; amount: number | null }[], currency: string | null): string {
  const of = (key: string) => steps.find((step) => step.key === key)?.amount ?? null
  const [contract, paid] = [of('contract') ?? of('award'), of('paid')]
  const words = (amount: number) => amountInWords(amount, currency ?? '')
  if (contract === null) return 'Todavía no hay un monto contratado.'
  if (paid === null || paid === 0) return `Se contrataron ${words(contract)}; no se ha publicado ningún pago.`
  if (contract > 0 && paid > contract * 1.0005) {
    return `Se contrataron ${words(contract)} y se han pagado ${words(paid)}: ${formatShare(paid / contract - 1)} más.`
  }
  if (Math.abs(paid - contract) < 1) return `Se contrataron ${words(contract)} y ya se pagó todo.`
  return `Se contrataron ${words(contract)} y se ha pagado ${formatShare(contract > 0 ? paid / contract : 0)}.`
}

/** Where the money comes from: sources and budget keys, in words; empty when nothing is said. */
export function describeFunding(compiled: JsonObject): { source: string; amount: Money | null; keys: string[] }[] {
  const parts = [
    ...objectsAt(compiled, 'planning', 'budget', 'budgetBreakdown'),
    ...objectsAt(compiled, 'planning', 'budgetBreakdown'),
  ]
  return parts.map((part) => ({
    source: fundingWords(part),
    amount: moneyAt(part, 'amount'),
    keys: objectsAt(part, 'budgetLines')
      .map((line) => budgetKey(line))
      .filter((key) => key !== ''),
  }))
}

function fundingWords(part: JsonObject): string {
  const words = [
    valueAt(part, 'description'),
    valueAt(part, 'origin'),
    valueAt(part, 'fundType'),
    valueAt(part, 'sourceParty', 'name'),
  ]
    .filter((text) => typeof text === 'string' && text.trim() !== '')
    .map(String)
  return words.length > 0 ? [...new Set(words)].join(' · ') : 'Fuente sin nombre'
}

function budgetKey(line: JsonObject): string {
  const parts = objectsAt(line, 'components').map((component) => component.code ?? component.id ?? component.name)
  const key = parts.filter((code) => typeof code === 'string' || typeof code === 'number').join('-')
  return key || (typeof line.id === 'string' || typeof line.id === 'number' ? String(line.id) : '')
}
