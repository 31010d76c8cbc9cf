import { pointer } from '../findings.ts'
import { formatMoney, moneyOf } from '../money.ts'
import { answersOf, type Check } from './check.ts'
import { objectsWhere } from './walk.ts'

const { pass, fail, notApplicable } = answersOf('error')

/**
 * An amount without taxes is not greater than the same amount with them.
 *
 * It does not apply (1) to a value without both amounts, (2) to negative amounts, which are returns. Source: the taxes
 * extension of EDCA-MX and the publication gate of the portal.
 */
export const netAmount: Check = {
  key: 'net-amount',
  title: 'El monto sin impuestos no supera al monto con impuestos',
  severity: 'error',
  check(document) {
    const values = objectsWhere(
      document,
      (value) => typeof value.netAmount === 'number' && typeof value.amount === 'number',
    )
    const results = values.flatMap(({ value, path }) => {
      const { amount, netAmount: net } = value
      if (typeof amount !== 'number' || typeof net !== 'number' || amount < 0) return [] // (2)
      const here = pointer(path, 'netAmount')
      if (net <= amount) return [pass(here)]
      const gross = moneyOf(value)
      const shown = gross ? formatMoney(gross) : String(amount)
      return [
        fail(here, `El monto sin impuestos es mayor que el monto con impuestos (${shown}); corrija uno de los dos.`),
      ]
    })
    return results.length > 0 ? results : [notApplicable('', 'Ningún monto se da con y sin impuestos.')] // (1)
  },
}
