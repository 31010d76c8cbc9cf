import { DAY, type Moment } from '../calendar.ts'
import type { Method, Quote } from '../facts.ts'
import { type Cents, cents } from '../money.ts'
import type { Random } from '../random.ts'
import type { Supplier } from '../world/suppliers.ts'
import type { World } from '../world/world.ts'

/** Who wins: strong sellers often, more so when much is at stake; a natural person only wins small contracts. */
export function chooseWinner(sector: string, net: Cents, world: World, random: Random): Supplier {
  const sellers = (world.sellers.get(sector) ?? []).filter((supplier) => !supplier.person || net < cents(450_000))
  const force = net > cents(2_000_000) ? 1.5 : 1
  return random.weighted(sellers.length > 0 ? sellers : world.suppliers, (supplier) => supplier.weight ** force)
}

const rivals = (sector: string, winner: Supplier, count: number, world: World, random: Random): Supplier[] =>
  random.some(
    (world.sellers.get(sector) ?? world.suppliers).filter((supplier) => supplier !== winner),
    count,
  )

/** Who takes part, the winner among them: one in a direct award, three or four invited, one to seven in an open tender. */
export function chooseTenderers(
  method: Method,
  sector: string,
  winner: Supplier,
  world: World,
  random: Random,
): Supplier[] {
  if (method === 'direct') return [winner]
  const others =
    method === 'selective'
      ? random.int(2, 3)
      : random.weighted([0, 1, 2, 3, 4, 6], (count) => [7, 20, 28, 22, 14, 9][count] ?? 6)
  const all = [winner, ...rivals(sector, winner, others, world, random)]
  return random.some(all, all.length)
}

/** Three quotes of the market study; the winner's is the lowest. */
export function chooseQuotes(
  sector: string,
  winner: Supplier,
  gross: Cents,
  from: Moment,
  to: Moment,
  world: World,
  random: Random,
): Quote[] {
  const dateOf = () => from + Math.floor((random.next() * Math.max(DAY / 24, to - from - DAY / 8)) / 1000) * 1000
  return [winner, ...rivals(sector, winner, 2, world, random)].map((supplier, index) => ({
    supplier,
    gross: index === 0 ? gross : Math.round(gross * random.between(1.02, 1.24)),
    date: dateOf(),
  }))
}
