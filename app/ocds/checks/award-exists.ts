import { pointer } from '../findings.ts'
import { asText, objectsAt } from '../types.ts'
import { answersOf, type Check } from './check.ts'

const { pass, fail, notApplicable } = answersOf('error')

/**
 * The award that a contract names by `awardID` exists.
 *
 * It does not apply (1) without contracts, (2) to a contract without `awardID`, which the schema already refuses.
 * Source: the publication gate of the portal; OCDS 1.1 links a contract to its award so.
 */
export const awardExists: Check = {
  key: 'award-exists',
  title: 'Cada contrato remite a una adjudicación que existe',
  severity: 'error',
  check(document) {
    const awards = new Set(objectsAt(document, 'awards').map((award) => asText(award.id)))
    const contracts = objectsAt(document, 'contracts')
    if (contracts.length === 0) return [notApplicable('', 'No hay contratos.')] // (1)
    return contracts.map((contract, index) => {
      const path = pointer('/contracts', index, 'awardID')
      if (contract.awardID === undefined || contract.awardID === null) {
        return notApplicable(path, 'El contrato no dice de qué adjudicación viene.') // (2)
      }
      if (awards.has(asText(contract.awardID))) return pass(path)
      return fail(
        path,
        `El contrato remite a la adjudicación «${asText(contract.awardID)}», que no existe; elija una de las capturadas.`,
      )
    })
  },
}
