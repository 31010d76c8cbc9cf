import { readDate } from '#app/lib/dates.ts'
import { matchKeyOf } from '#app/lib/suppliers/match-key.ts'
import { settledSupplierId } from '#app/lib/suppliers/settled-supplier-id.ts'
import { asText, type JsonObject, objectsAt, textAt } from '#app/ocds/types.ts'

/** The three moments at which somebody is matched: they present themselves, they are awarded, they sign. */
export type ActKind = 'registration' | 'award' | 'signature'

export interface Act {
  act: ActKind
  /** Id of the award or contract; `tender` for a registration. */
  ref: string
  /** `MX-RFC-…` or `MX-PF-…`. */
  key: string
  /** As `/proveedores/:id` takes it. */
  supplierId: string
  name: string
  /** Local date `YYYY-MM-DD` as the publisher wrote it; null when the process does not say it. */
  on: string | null
  /** JSON Pointer of the reference in the process. */
  path: string
}

/** Awards that were never made, or made to nobody. */
const VOID: ReadonlySet<string> = new Set(['cancelled', 'unsuccessful'])

/**
 * What the parties of a process did, and on which day: tenderers on the last day for bids, suppliers on the day of each award and of each
 * signature. An award without a date has that of its contract. Only who has a key that lists can be searched by; each act once.
 */
export function actsOfProcess(process: JsonObject): Act[] {
  const parties = new Map(objectsAt(process, 'parties').map((party) => [asText(party.id), party]))
  const acts = new Map<string, Act>()
  const add = (act: ActKind, ref: string, on: string | null, reference: JsonObject, path: string) => {
    const party = parties.get(asText(reference.id)) ?? {}
    const key = matchKeyOf(reference, party)
    if (key === null) return
    const supplierId = settledSupplierId(reference, party) ?? asText(reference.id)
    const name = textAt(party, 'name') ?? textAt(reference, 'name') ?? supplierId
    const id = [act, ref, supplierId].join('\n')
    if (!acts.has(id)) acts.set(id, { act, ref, key, supplierId, name, on, path })
  }
  const contracts = objectsAt(process, 'contracts')
  const bidsUntil = dayOf(textAt(process, 'tender', 'tenderPeriod', 'endDate'))
  for (const [at, reference] of objectsAt(process, 'tender', 'tenderers').entries())
    add('registration', 'tender', bidsUntil, reference, `/tender/tenderers/${at}`)
  for (const [place, award] of objectsAt(process, 'awards').entries()) {
    if (VOID.has(asText(award.status))) continue
    const id = asText(award.id)
    const signed = contracts.filter((contract) => asText(contract.awardID) === id)
    const firstSigned = signed.map((contract) => dayOf(contract.dateSigned)).find((day) => day !== null) ?? null
    for (const [at, reference] of objectsAt(award, 'suppliers').entries()) {
      const path = `/awards/${place}/suppliers/${at}`
      add('award', id, dayOf(award.date) ?? firstSigned, reference, path)
      for (const contract of signed) {
        const on = dayOf(contract.dateSigned)
        if (on !== null && !VOID.has(asText(contract.status)))
          add('signature', asText(contract.id), on, reference, path)
      }
    }
  }
  return [...acts.values()]
}

const dayOf = (value: unknown): string | null => (readDate(value) ? String(value).slice(0, 10) : null)

/** The RFC of a key; null of a stand-in. */
export const rfcOfKey = (key: string): string | null => (key.startsWith('MX-RFC-') ? key.slice(7) : null)
