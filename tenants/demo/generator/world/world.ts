import type { RosterEntity } from '../../../roster-row.ts'
import type { State } from '../../../state.ts'
import { type Moment, type Zone, zoneOf } from '../calendar.ts'
import { Random } from '../random.ts'
import { type Place, placesOf } from './places.ts'
import { type Buyer, makeBuyers } from './profiles.ts'
import { makeSuppliers, type Supplier } from './suppliers.ts'
import { companyRfc } from './tax-keys.ts'

/** The demonstration was filled in the morning of its day. */
const MORNING = 9 * 3_600_000
const INSURERS = ['Afianzadora Brenolta, S.A.', 'Fianzas Zintavi, S.A.', 'Afianzadora Caldudra, S.A.']

export interface Insurer {
  id: string
  rfc: string
  name: string
}

/** What stays the same through the whole demonstration: who buys, who sells, where. */
export interface World {
  state: State
  prefix: string
  zone: Zone
  today: Moment
  places: readonly Place[]
  buyers: readonly Buyer[]
  suppliers: readonly Supplier[]
  /** Sector → those who sell in it, the strongest first. */
  sellers: ReadonlyMap<string, readonly Supplier[]>
  insurers: readonly Insurer[]
  /** The entity that hands out the state's money. */
  treasury: RosterEntity | null
}

/** `today` is an ISO date in the state's zone. The same seed, roster and state make the same world. */
export function makeWorld(
  seed: number,
  roster: readonly RosterEntity[],
  state: State,
  prefix: string,
  today: string,
): World {
  const zone = zoneOf(state.timeZone, Date.parse(today))
  const places = placesOf(roster)
  const suppliers = makeSuppliers(places, state.name, new Random(`${seed} suppliers`))
  const sellers = new Map<string, Supplier[]>()
  for (const supplier of suppliers)
    for (const sector of supplier.sectors) sellers.set(sector, [...(sellers.get(sector) ?? []), supplier])
  for (const list of sellers.values()) list.sort((one, other) => other.weight - one.weight)
  return {
    state,
    prefix,
    zone,
    today: Date.parse(`${today}T00:00:00Z`) - zone.shift + MORNING,
    places,
    buyers: makeBuyers(roster, places, new Random(`${seed} buyers`)),
    suppliers,
    sellers,
    insurers: INSURERS.map((name) => insurer(name, seed)),
    treasury: roster.find((entity) => /finanzas|hacienda|tesoreria/.test(entity.slug)) ?? null,
  }
}

function insurer(name: string, seed: number): Insurer {
  const rfc = companyRfc(name, '910412', new Random(`${seed} ${name}`))
  return { id: `MX-RFC-${rfc}`, rfc, name }
}
