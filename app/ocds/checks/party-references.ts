import { titleOfCode } from '../codelists.ts'
import { pointer } from '../findings.ts'
import { asText, type JsonObject, objectsAt } from '../types.ts'
import { answersOf, type Check, type CheckResult } from './check.ts'
import { placesAt } from './walk.ts'

const { pass, fail, notApplicable } = answersOf('error')

/** Where organizations are referred to, and the role that the place stands for. */
export const REFERENCES: readonly [path: string, role: string][] = [
  ['buyer', 'buyer'],
  ['planning/requestingUnits/*', 'requestingUnit'],
  ['planning/contractingUnits/*', 'contractingUnit'],
  ['planning/responsibleUnits/*', 'responsibleUnit'],
  ['planning/requestsForQuotes/*/invitedSuppliers/*', 'invitedSupplier'],
  ['planning/requestsForQuotes/*/quotes/*/issuingSupplier', 'issuingSupplier'],
  ['planning/budget/budgetBreakdown/*/sourceParty', 'funder'],
  ['tender/procuringEntity', 'procuringEntity'],
  ['tender/tenderers/*', 'tenderer'],
  ['tender/clarificationMeetings/*/attendees/*', 'attendee'],
  ['tender/clarificationMeetings/*/officials/*', 'official'],
  ['awards/*/suppliers/*', 'supplier'],
  ['contracts/*/suppliers/*', 'supplier'],
  ['contracts/*/guarantees/*/guarantor', 'guarantor'],
  ['contracts/*/implementation/transactions/*/payer', 'payer'],
  ['contracts/*/implementation/transactions/*/payee', 'payee'],
]

/**
 * Every organization that is referred to stands in `parties`, with the role of the place, and every party has a role.
 *
 * It does not apply (1) without references and parties, (2) to a reference without `id` in imported data: there is
 * nothing to look for. Source: the publication gate of the portal.
 */
export const partyReferences: Check = {
  key: 'party-references',
  title: 'Las organizaciones citadas están en la lista de actores con su papel',
  severity: 'error',
  check(document) {
    const parties = objectsAt(document, 'parties')
    const rolesById = new Map(parties.map((party) => [asText(party.id), rolesOf(party)]))
    const results: CheckResult[] = parties.map((party, index) => {
      const path = pointer('/parties', index, 'roles')
      return rolesOf(party).length > 0
        ? pass(path)
        : fail(path, 'Este actor no tiene ningún papel; marque al menos uno.')
    })
    for (const [place, role] of REFERENCES) {
      for (const { value, path } of placesAt(document, ...place.split('/')))
        results.push(refers(value, path, role, rolesById))
    }
    return results.length > 0 ? results : [notApplicable('', 'No se cita a ninguna organización.')] // (1)
  },
}

function refers(reference: JsonObject, path: string, role: string, rolesById: Map<string, string[]>): CheckResult {
  if (reference.id === undefined || reference.id === null) {
    return notApplicable(path, 'La organización citada no tiene identificador.') // (2)
  }
  const roles = rolesById.get(asText(reference.id))
  const here = pointer(path, 'id')
  const name = typeof reference.name === 'string' && reference.name ? reference.name : asText(reference.id)
  if (!roles) return fail(here, `«${name}» no está en la lista de actores; agréguelo o elija otro.`)
  if (roles.includes(role)) return pass(here)
  return fail(here, `«${name}» no tiene el papel «${titleOfCode('partyRole', role)}» en la lista de actores; márquelo.`)
}

function rolesOf(party: JsonObject): string[] {
  return Array.isArray(party.roles) ? party.roles.filter((role): role is string => typeof role === 'string') : []
}
