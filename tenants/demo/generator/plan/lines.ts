import type { Line } from '../facts.ts'
import { kindsOf } from '../items/index.ts'
import type { ItemKind } from '../items/item-table.ts'
import { suits } from '../items/suits.ts'
import { type WorkKind, workKinds } from '../items/works.ts'
import type { Cents } from '../money.ts'
import type { Random } from '../random.ts'
import { type Place, street } from '../world/places.ts'

export interface Wanted {
  sector: string
  /** Description of the one kind that must be bought; otherwise several by chance. */
  kind?: string
  net: Cents
  places: readonly Place[]
  /** Slug of the buyer. */
  buyer: string
  /** Whether `net` is a limit as well as an aim. */
  strict: boolean
}

const TRIES = 8

/** What is bought so that it costs about `net`: kinds of the sector, quantities, prices within each kind's usual range. */
export function chooseLines(wanted: Wanted, random: Random): Line[] {
  const place = random.pick(wanted.places)
  let best: Line[] = []
  for (let tries = 0; tries < TRIES; tries += 1) {
    const lines = wanted.sector === 'obra' ? works(wanted, place, random) : goods(wanted, place, random)
    if (best.length === 0 || miss(lines, wanted) < miss(best, wanted)) best = lines
    if (miss(best, wanted) < 0.06) break
  }
  return best.map((line, index) => ({ ...line, id: String(index + 1) }))
}

/** What the lines cost before taxes. */
export const netOf = (lines: readonly Line[]): Cents => lines.reduce((sum, line) => sum + line.quantity * line.price, 0)

function miss(lines: readonly Line[], wanted: Wanted): number {
  const ratio = netOf(lines) / wanted.net
  return wanted.strict && ratio > 1.02 ? 10 + ratio : Math.abs(ratio - 1)
}

function goods(wanted: Wanted, place: Place, random: Random): Line[] {
  const own = kindsOf(wanted.sector).filter((kind) => suits(kind, wanted.buyer))
  const candidates = own.length > 0 ? own : kindsOf(wanted.sector)
  const affordable = candidates.filter((kind) => kind.price[0] * Math.min(kind.quantity[0], 3) <= wanted.net)
  const fixed = kindsOf(wanted.sector).filter((kind) => kind.description === wanted.kind)
  const large = [...candidates].sort((one, other) => one.price[0] - other.price[0])
  const pool = fixed.length > 0 ? fixed : affordable.length > 0 ? affordable : large.slice(0, 1)
  // Large purchases are made of what is bought in bulk or is dear; a hundred thousand pencils would be odd.
  const fitting = pool.filter((kind) => kind.price[1] * kind.quantity[1] * 3 >= wanted.net / 3)
  const count = random.weighted([1, 2, 3, 4, 6, 9], (number) => 10 / (number + 2))
  const chosen = random.some(fitting.length > 0 ? fitting : pool, count)
  const shares = chosen.map(() => random.between(0.3, 1))
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const where = street(random)
  return chosen.map((kind, index) => line(kind, (wanted.net * (shares[index] ?? 0)) / whole, place, where, random))
}

function line(kind: ItemKind, share: Cents, place: Place, where: string, random: Random): Line {
  const usual = Math.round(random.between(kind.price[0], kind.price[1]))
  const single = kind.quantity[1] === 1
  const price = single ? Math.round(Math.min(Math.max(share, kind.price[0]), kind.price[1])) : usual
  return {
    id: '',
    description: kind.description,
    cucop: kind.cucop,
    cog: kind.cog,
    unit: kind.unit,
    quantity: single ? 1 : Math.max(1, Math.round(share / price)),
    price,
    place,
    where: kind.category === 'goods' ? `Almacén general, ${where}` : where,
  }
}

function works(wanted: Wanted, place: Place, random: Random): Line[] {
  const measured = (kind: WorkKind) => !['Obra', 'Servicio', 'Kilómetro'].includes(kind.unit)
  const pool = workKinds.filter((kind) =>
    measured(kind) ? wanted.net < 45e8 : kind.price[0] <= wanted.net && kind.price[1] * 1.6 >= wanted.net,
  )
  const first = random.pick(pool.length > 0 ? pool : workKinds)
  const where = street(random)
  if (!measured(first)) {
    const quantity =
      first.unit === 'Kilómetro' ? Math.max(1, Math.round((wanted.net / first.price[0]) * random.between(0.6, 1))) : 1
    return [work(first, quantity, Math.round(wanted.net / quantity), place, where)]
  }
  const rest = random.some(
    workKinds.filter((kind) => measured(kind) && kind !== first && kind.cog === first.cog),
    random.int(0, 2),
  )
  const kinds = [first, ...rest]
  return kinds.map((kind, index) => {
    const price = Math.round(random.between(kind.price[0], kind.price[1]))
    const share = wanted.net * (index === 0 ? 1 - 0.25 * rest.length : 0.25)
    return work(kind, Math.max(1, Math.round(share / price)), price, place, where)
  })
}

const work = (kind: WorkKind, quantity: number, price: Cents, place: Place, where: string): Line => ({
  id: '',
  description: kind.title,
  cucop: kind.cucop,
  cog: kind.cog,
  unit: kind.unit,
  quantity,
  price,
  place,
  where,
})
