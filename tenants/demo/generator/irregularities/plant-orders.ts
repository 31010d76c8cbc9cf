import { at, DAY, type Zone } from '../calendar.ts'
import { itemKinds } from '../items/index.ts'
import { cents } from '../money.ts'
import type { Order } from '../orders.ts'
import type { Random } from '../random.ts'
import type { World } from '../world/world.ts'
import type { Twist } from './kinds.ts'

/** Each planted group is a list of orders that belong together; single irregularities are groups of one. */
export function plantedOrders(world: World, random: Random): Order[][] {
  return [...splittings(world, random), ...bursts(world, random), ...repeated(world, random), ...singles(world, random)]
}

const active = (world: World) => world.buyers.filter((buyer) => buyer.weight > 2)
const company = (world: World, sector: string, random: Random) =>
  random.pick(world.suppliers.filter((supplier) => supplier.sectors[0] === sector && !supplier.person))

function splittings(world: World, random: Random): Order[][] {
  return random
    .some(['papeleria', 'limpieza', 'salud', 'construccion', 'alimentos', 'mobiliario'], 5)
    .map((sector, index) => {
      const buyer = random.pick(active(world))
      const winner = company(world, sector, random)
      const kinds = itemKinds.filter((kind) => kind.sector === sector && kind.price[1] < cents(6000))
      const kind = random.pick(kinds).description
      const first = at(world.zone, 2024 + (index % 3), random.int(3, 9), random.int(1, 20))
      return Array.from({ length: random.int(3, 5) }, (_, position) => ({
        buyer,
        method: 'direct' as const,
        awarded: first + position * 6 * DAY,
        sector,
        kind,
        net: cents(random.between(555_000, 597_000)),
        winner,
        group: `splitting-${index + 1}`,
      }))
    })
}

function bursts(world: World, random: Random): Order[][] {
  return [2024, 2024, 2025, 2025].map((year, index) => {
    const buyer = random.pick(active(world))
    const sector = random.pick(['eventos', 'impresion', 'mantenimiento', 'mobiliario'])
    const winner = company(world, sector, random)
    return Array.from({ length: random.int(5, 8) }, () => ({
      buyer,
      method: 'direct' as const,
      awarded: at(world.zone, year, 12, random.int(10, 24), 11),
      sector,
      net: cents(random.between(180_000, 570_000)),
      winner,
      twist: 'near-year-end' as const,
      group: `year-end-burst-${index + 1}`,
    }))
  })
}

function repeated(world: World, random: Random): Order[][] {
  return [2024, 2025, 2026].map((year, index) => {
    const buyer = random.pick(active(world))
    const sector = random.pick(['vehiculos-servicios', 'informatica', 'construccion'])
    const sellers = world.suppliers.filter((supplier) => supplier.sectors[0] === sector && !supplier.person)
    const [winner, ...losers] = random.some(sellers, 3)
    if (!winner) throw new RangeError(`nobody sells ${sector}`)
    return Array.from({ length: random.int(6, 8) }, (_, position) => ({
      buyer,
      method: 'selective' as const,
      awarded: at(world.zone, year, 2 + position, random.int(2, 26)),
      sector,
      net: cents(random.between(640_000, 1_900_000)),
      winner,
      tenderers: [winner, ...losers],
      group: `repeated-awardee-${index + 1}`,
    }))
  })
}

const SINGLES: [Twist, Order['method'], string[]][] = [
  ['same-quotes', 'direct', ['limpieza', 'papeleria', 'mantenimiento', 'mobiliario']],
  ['single-bidder', 'open', ['obra', 'salud', 'informatica', 'vehiculos']],
  ['signed-before-award', 'selective', ['construccion', 'mantenimiento', 'seguridad']],
  ['large-amendment', 'open', ['obra', 'informatica-servicios', 'mantenimiento']],
  ['overpaid', 'selective', ['obra', 'alimentos', 'construccion']],
  ['round-amount', 'direct', ['eventos', 'profesionales', 'impresion']],
  ['short-period', 'open', ['salud', 'obra', 'equipo-medico']],
  ['late-publication', 'direct', ['vehiculos-servicios', 'profesionales', 'alimentos', 'eventos']],
  ['missing-documents', 'open', ['obra', 'alimentos', 'informatica']],
  ['shared-address', 'selective', ['construccion', 'papeleria', 'alimentos']],
  ['shared-representative', 'selective', ['obra', 'limpieza', 'textiles']],
  ['young-supplier', 'selective', ['obra', 'salud', 'informatica']],
  ['unfounded-direct-award', 'direct', ['salud', 'equipo-medico', 'profesionales', 'vehiculos']],
  ['price-far-above', 'direct', ['mobiliario', 'informatica', 'limpieza', 'textiles']],
]
const EACH = 5

function singles(world: World, random: Random): Order[][] {
  return SINGLES.flatMap(([twist, method, sectors]) =>
    Array.from({ length: EACH }, (_, index) => {
      const sector = random.pick(sectors)
      return [
        {
          buyer: random.pick(active(world)),
          method,
          awarded: dateFor(index, world.zone, random),
          sector,
          ...amountFor(twist, random),
          twist,
          group: `${twist}-${index + 1}`,
        },
      ]
    }),
  )
}

// Long enough ago that every one of them has reached its contract.
const dateFor = (index: number, zone: Zone, random: Random) =>
  at(zone, 2024 + (index % 3), random.int(2, 4), random.int(1, 28))

function amountFor(twist: Twist, random: Random): Partial<Order> {
  if (twist === 'round-amount') return { gross: cents(random.int(2, 6) * 100_000) }
  if (twist === 'unfounded-direct-award') return { net: cents(random.between(1_200_000, 4_800_000)) }
  if (twist === 'same-quotes' || twist === 'price-far-above') return { net: cents(random.between(160_000, 420_000)) }
  return {}
}
