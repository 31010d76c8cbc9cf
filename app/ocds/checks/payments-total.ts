import { pointer } from '../findings.ts'
import { formatMoney, moneyOf, sumMoney } from '../money.ts'
import { type JsonObject, objectsAt, valueAt } from '../types.ts'
import { answersOf, type Check, type CheckResult } from './check.ts'

const { pass, fail, notApplicable } = answersOf('warning')

/**
 * What was paid of a contract is not more than its value, which after an amendment is the amended one.
 *
 * It does not apply (1) without payments, (2) without a value, (3) to payments in another currency than the contract.
 * Source: the publication gate of the portal.
 */
export const paymentsTotal: Check = {
  key: 'payments-total',
  title: 'Los pagos no superan el monto del contrato y sus convenios',
  severity: 'warning',
  check(document) {
    const contracts = objectsAt(document, 'contracts')
    if (contracts.length === 0) return [notApplicable('', 'No hay contratos.')]
    return contracts.map((contract, index) => paid(contract, pointer('/contracts', index)))
  },
}

function paid(contract: JsonObject, path: string): CheckResult {
  const here = pointer(path, 'implementation', 'transactions')
  const payments = objectsAt(contract, 'implementation', 'transactions').flatMap(({ value }) => moneyOf(value) ?? [])
  if (payments.length === 0) return notApplicable(here, 'No hay pagos.') // (1)
  const value = moneyOf(valueAt(contract, 'value'))
  if (!value) return notApplicable(here, 'El contrato no tiene monto.') // (2)
  const sum = sumMoney(payments).find(({ currency }) => currency === value.currency)
  if (!sum) return notApplicable(here, 'Los pagos están en otra moneda que el contrato.') // (3)
  if (sum.amount <= value.amount) return pass(here)
  const amended = objectsAt(contract, 'amendments').length > 0
  const remedy = amended
    ? 'actualice el monto del contrato con el del convenio'
    : 'revise los pagos o registre el convenio modificatorio'
  return fail(
    here,
    `Se ha pagado ${formatMoney(sum)}, más que el monto del contrato, ${formatMoney(value)}; ${remedy}.`,
  )
}
