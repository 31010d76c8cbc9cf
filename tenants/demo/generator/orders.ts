import { at, civil, DAY, type Moment, seasonalMoment, type Zone } from './calendar.ts'
import type { Method } from './facts.ts'
import type { Twist } from './irregularities/kinds.ts'
import type { Cents } from './money.ts'
import type { Random } from './random.ts'
import type { Buyer } from './world/profiles.ts'
import type { Supplier } from './world/suppliers.ts'

/** A purchase to be made up: who starts it, how and when. What is fixed here (by an irregularity) is not left to chance. */
export interface Order {
  buyer: Buyer
  method: Method
  /** The award, or when it would be. */
  awarded: Moment
  sector?: string
  kind?: string
  net?: Cents
  gross?: Cents
  winner?: Supplier
  tenderers?: Supplier[]
  twist?: Twist
  /** Which planted group it belongs to. */
  group?: string
}

/** Days from planning to award. */
export const LEAD: Record<Method, number> = { open: 62, selective: 34, direct: 12 }

/** The year in which the fictional state began to publish. */
export const FIRST_YEAR = 2024

/** Orders left to chance: buyers by weight, four in five awarded directly, more of them late in the year. */
export function ordinaryOrders(
  count: number,
  buyers: readonly Buyer[],
  today: Moment,
  zone: Zone,
  random: Random,
): Order[] {
  const from = at(zone, FIRST_YEAR, 1, 8)
  const orders: Order[] = []
  while (orders.length < count) {
    const buyer = random.weighted(buyers, ({ weight }) => weight)
    const method = random.weighted<Method>(
      ['direct', 'selective', 'open'],
      (name) => ({ direct: 80, selective: 9, open: 11 })[name],
    )
    const awarded = seasonalMoment(from + LEAD[method] * 1.2 * DAY, today + 50 * DAY, zone, random)
    const hasBegun = awarded - LEAD[method] * DAY * 1.4 < today - 8 * DAY
    if (hasBegun) orders.push({ buyer, method, awarded })
  }
  return orders
}

/** Each order with its file number: in each entity and year they are numbered as they begin. */
export function numberOrders(orders: readonly Order[], zone: Zone): { order: Order; year: number; file: string }[] {
  const counters = new Map<string, number>()
  return [...orders]
    .sort((one, other) => beginning(one) - beginning(other))
    .map((order) => {
      const { year } = civil(beginning(order), zone)
      const counter = `${order.buyer.entity.key} ${year}`
      const number = (counters.get(counter) ?? 0) + 1
      counters.set(counter, number)
      const kind = { open: 'LP', selective: 'I3P', direct: 'AD' }[order.method]
      return { order, year, file: `${kind}-${String(number).padStart(4, '0')}` }
    })
}

const beginning = (order: Order): Moment => order.awarded - LEAD[order.method] * DAY
