import { formatPeriod } from '#app/lib/dates.ts'
import { type JsonObject, objectsAt, textAt, valueAt } from '#app/ocds/types.ts'
import { statusWord } from './describe-people.ts'
import { dateAt, type Money, moneyAt, numberAt, validOnes, wordsAt } from './read-loosely.ts'

export interface BoughtItem {
  key: string
  description: string
  classification: string | null
  quantity: number | null
  unit: string | null
  unitPrice: Money | null
  total: Money | null
  place: string | null
}

/** What was bought: the items of the contracts, else of the awards, else of the tender. At most `limit` of them. */
export function describeItems(compiled: JsonObject, limit = 200): { items: BoughtItem[]; total: number; from: string } {
  const of = (sections: readonly JsonObject[]) => sections.flatMap((section) => objectsAt(section, 'items'))
  const contracted = of(validOnes(compiled, 'contracts'))
  const awarded = of(validOnes(compiled, 'awards'))
  const asked = objectsAt(compiled, 'tender', 'items')
  const chosen = contracted.length > 0 ? contracted : awarded.length > 0 ? awarded : asked
  const from = contracted.length > 0 ? 'del contrato' : awarded.length > 0 ? 'de la adjudicación' : 'de la convocatoria'
  return { items: chosen.slice(0, limit).map(describeItem), total: chosen.length, from }
}

function describeItem(item: JsonObject, at: number): BoughtItem {
  const quantity = numberAt(item, 'quantity')
  const unitPrice = moneyAt(item, 'unit', 'value')
  const place = [wordsAt(item, 'deliveryLocation', 'description'), wordsAt(item, 'deliveryAddress', 'locality')]
  return {
    key: `${wordsAt(item, 'id') ?? ''}-${at}`,
    description: wordsAt(item, 'description') ?? 'Partida sin descripción',
    classification: classificationOf(item),
    quantity,
    unit: wordsAt(item, 'unit', 'name'),
    unitPrice,
    total:
      quantity === null || unitPrice === null
        ? null
        : { amount: Math.round(quantity * unitPrice.amount * 100) / 100, currency: unitPrice.currency },
    place: place.find((text) => text !== null) ?? null,
  }
}

function classificationOf(item: JsonObject): string | null {
  const description = wordsAt(item, 'classification', 'description')
  const code = [wordsAt(item, 'classification', 'scheme'), wordsAt(item, 'classification', 'id')].filter(
    (text) => text !== null,
  )
  return description && code.length > 0
    ? `${description} (${code.join(' ')})`
    : (description ?? (code.join(' ') || null))
}

/** Each contract with its period, what was delivered and accepted, and its payments. */
export function describeDelivery(compiled: JsonObject) {
  return objectsAt(compiled, 'contracts').map((contract, at) => ({
    key: `${wordsAt(contract, 'id') ?? ''}-${at}`,
    number: wordsAt(contract, 'id'),
    title: wordsAt(contract, 'title'),
    status: statusWord('contractStatus', textAt(contract, 'status') ?? null),
    implementation: textAt(contract, 'implementation', 'status')
      ? statusWord('implementationStatus', textAt(contract, 'implementation', 'status') ?? null)
      : null,
    signed: dateAt(contract, 'dateSigned'),
    period: formatPeriod(dateAt(contract, 'period', 'startDate'), dateAt(contract, 'period', 'endDate')),
    value: moneyAt(contract, 'value'),
    guarantees: objectsAt(contract, 'guarantees').length,
    milestones: objectsAt(contract, 'implementation', 'milestones').map((milestone, index) => ({
      key: String(index),
      title: wordsAt(milestone, 'title') ?? wordsAt(milestone, 'description') ?? 'Hito sin nombre',
      status: statusWord('milestoneStatus', textAt(milestone, 'status') ?? null),
      due: dateAt(milestone, 'dueDate'),
      met: dateAt(milestone, 'dateMet'),
    })),
    payments: objectsAt(contract, 'implementation', 'transactions').map((payment, index) => ({
      key: String(index),
      date: dateAt(payment, 'date'),
      amount: moneyAt(payment, 'value') ?? moneyAt(payment, 'amount'),
      payee:
        wordsAt(payment, 'payee', 'name') ??
        wordsAt(payment, 'receiverOrganization', 'legalName') ??
        wordsAt(valueAt(payment, 'payee'), 'id'),
    })),
  }))
}
