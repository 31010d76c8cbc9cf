import { pointer } from '../findings.ts'
import { asText, type JsonObject, objectsAt, valueAt } from '../types.ts'
import { answersOf, type Check, type CheckResult } from './check.ts'
import { instantOf } from './walk.ts'

const { pass, fail, notApplicable } = answersOf('warning')

/**
 * Reception of offers ends before the award, the award comes before the signature, the signature before the payments.
 *
 * It does not apply (1) to a date that is missing or is no date, (2) to an award without contract beyond its own
 * date, (3) when there are not two dates to compare. Source: the publication gate of the portal.
 */
export const dateOrder: Check = {
  key: 'date-order',
  title: 'Orden de las fechas, de la licitación al pago',
  severity: 'warning',
  check(document) {
    const results = [...awardsAfterOffers(document), ...signedAfterAward(document), ...paidAfterSigned(document)]
    return results.length > 0 ? results : [notApplicable('', 'No hay dos fechas que comparar.')]
  },
}

function ordered(earlier: unknown, later: unknown, path: string, message: string): CheckResult[] {
  const first = instantOf(earlier as string)
  const second = instantOf(later as string)
  if (first === undefined || second === undefined) return [] // (1)
  return [second >= first ? pass(path) : fail(path, message)]
}

function awardsAfterOffers(document: JsonObject): CheckResult[] {
  const end = valueAt(document, 'tender', 'tenderPeriod', 'endDate')
  return objectsAt(document, 'awards').flatMap((award, index) =>
    ordered(
      end,
      award.date,
      pointer('/awards', index, 'date'),
      'La adjudicación es anterior al cierre de la recepción de ofertas; revise las dos fechas.',
    ),
  )
}

function signedAfterAward(document: JsonObject): CheckResult[] {
  const dates = new Map(objectsAt(document, 'awards').map((award) => [asText(award.id), award.date]))
  return objectsAt(document, 'contracts').flatMap((contract, index) =>
    ordered(
      dates.get(asText(contract.awardID)),
      contract.dateSigned,
      pointer('/contracts', index, 'dateSigned'),
      'El contrato se firmó antes de su adjudicación; revise las dos fechas.',
    ),
  )
}

function paidAfterSigned(document: JsonObject): CheckResult[] {
  return objectsAt(document, 'contracts').flatMap((contract, index) =>
    objectsAt(contract, 'implementation', 'transactions').flatMap((payment, position) =>
      ordered(
        contract.dateSigned,
        payment.date,
        pointer('/contracts', index, 'implementation', 'transactions', position, 'date'),
        'El pago es anterior a la firma del contrato; revise las dos fechas.',
      ),
    ),
  )
}
