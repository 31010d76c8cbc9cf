import type { JsonObject } from '#app/ocds/types.ts'
import { sectors } from '../items/index.ts'
import type { Random } from '../random.ts'
import { companyName, fullName, type PersonName, personName } from './names.ts'
import { address, type Place, street } from './places.ts'
import { companyRfc, personRfc } from './tax-keys.ts'

export interface Supplier {
  /** Party id, `MX-RFC-…`. */
  id: string
  rfc: string
  name: string
  /** Parts of the name of a natural person; null for a company. */
  person: PersonName | null
  sectors: string[]
  /** Share of the contracts of its sectors that it draws, relative to the others. */
  weight: number
  /** Incorporated or born, ISO date. */
  since: string
  streetAddress: string | null
  address: JsonObject
  representative: string
}

/** How many suppliers the fictional state has. */
export const SUPPLIERS = 300
const PEOPLE = 45

// Works take most of the money but not most of the suppliers; people sell services, food and small things.
const SHARES: Record<string, number> = {
  obra: 44,
  salud: 22,
  'equipo-medico': 10,
  alimentos: 20,
  informatica: 16,
  construccion: 18,
}
const PEOPLE_SECTORS = [
  'profesionales',
  'mantenimiento',
  'impresion',
  'alimentos',
  'eventos',
  'vehiculos-servicios',
  'arrendamientos',
  'papeleria',
  'campo',
]

/** Everybody who sells in the demonstration: about 15 % natural persons, a few large firms and a long tail. */
export function makeSuppliers(places: readonly Place[], region: string, random: Random): Supplier[] {
  const all = ['obra', ...sectors]
  const suppliers: Supplier[] = []
  const taken = new Set<string>()
  while (suppliers.length < SUPPLIERS) {
    const isPerson = suppliers.length < PEOPLE
    const main = isPerson ? random.pick(PEOPLE_SECTORS) : coverOrDraw(suppliers.length - PEOPLE, all, random)
    const year = isPerson ? random.int(1958, 1999) : random.int(1984, 2021)
    const since = { year, month: random.int(1, 12), day: random.int(1, 28) }
    const supplier = makeSupplier(main, isPerson, since, places, region, random)
    if (taken.has(supplier.rfc) || taken.has(supplier.name)) continue
    taken.add(supplier.rfc).add(supplier.name)
    const more = main === 'obra' || isPerson ? [] : random.some(sectors, random.int(0, 2))
    supplier.sectors = [...new Set([main, ...more])]
    suppliers.push(supplier)
  }
  rank(suppliers, all)
  return suppliers
}

// The first companies go one (then two, three) to each sector, so that none has fewer than five sellers.
function coverOrDraw(index: number, all: readonly string[], random: Random): string {
  const covered = all[index % all.length]
  return index < all.length * 5 && covered !== undefined
    ? covered
    : random.weighted(all, (sector) => SHARES[sector] ?? 4)
}

interface CivilDate {
  year: number
  month: number
  day: number
}

/** A company incorporated on a day; what it sells is its one sector. */
export const youngCompany = (
  sector: string,
  since: CivilDate,
  places: readonly Place[],
  region: string,
  random: Random,
): Supplier => makeSupplier(sector, false, since, places, region, random)

function makeSupplier(
  sector: string,
  isPerson: boolean,
  since: CivilDate,
  places: readonly Place[],
  region: string,
  random: Random,
): Supplier {
  const place = random.weighted(places, (candidate) => 12 / (2 + places.indexOf(candidate)))
  const month = String(since.month).padStart(2, '0')
  const day = String(since.day).padStart(2, '0')
  const birth = `${String(since.year).slice(2)}${month}${day}`
  const person = isPerson ? personName(random) : null
  const name = person ? fullName(person) : companyName(sector, random)
  const rfc = person ? personRfc(person, birth, random) : companyRfc(name, birth, random)
  const streetAddress = person ? null : street(random)
  return {
    id: `MX-RFC-${rfc}`,
    rfc,
    name,
    person,
    sectors: [sector],
    weight: 1,
    since: `${since.year}-${month}-${day}`,
    streetAddress,
    address: address(place, region, streetAddress),
    representative: fullName(personName(random)),
  }
}

// Within a sector, the k-th seller draws in proportion to 1/k: few win often. Persons stay at the end of the tail.
function rank(suppliers: Supplier[], all: readonly string[]): void {
  for (const sector of all) {
    const sellers = suppliers.filter((supplier) => supplier.sectors[0] === sector)
    const companiesFirst = [...sellers.filter(({ person }) => !person), ...sellers.filter(({ person }) => person)]
    for (const [position, seller] of companiesFirst.entries()) seller.weight = 1 / (1 + position) ** 1.1
  }
}
