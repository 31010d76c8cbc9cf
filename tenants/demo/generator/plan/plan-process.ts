import { buildOcid } from '#app/ocds/ocid.ts'
import { DAY } from '../calendar.ts'
import type { Facts, Line } from '../facts.ts'
import { LIMITS } from '../irregularities/kinds.ts'
import { twist } from '../irregularities/twist.ts'
import { kindsOf, taxRateOf } from '../items/index.ts'
import { cents, withTax } from '../money.ts'
import type { Order } from '../orders.ts'
import { Random } from '../random.ts'
import type { World } from '../world/world.ts'
import { chooseQuotes, chooseTenderers, chooseWinner } from './competition.ts'
import { chooseLines, netOf } from './lines.ts'
import { planMoments } from './moments.ts'
import { planAmendment, planPayments } from './money-flow.ts'
import { type Target, target } from './target.ts'
import { BY_AMOUNT, descriptionOf, fundOf, GROUNDS, programOf, titleOf } from './wording.ts'

/** Makes up everything that happens in one process. The same order, number and seed give the same facts. */
export function planProcess(order: Order, year: number, file: string, seed: number, world: World): Facts {
  const random = new Random(`${seed} ${order.buyer.entity.key} ${year} ${file}`)
  const sector = order.sector ?? chooseSector(order, random)
  const category = sector === 'obra' ? 'works' : (kindsOf(sector)[0]?.category ?? 'goods')
  const aim: Target = order.net ? { net: order.net, exceptional: false } : target(order.method, category, random)
  const lines = linesFor(order, sector, aim, random)
  const taxRate = Math.min(...lines.map((line) => taxRateOf(line.cog)))
  const net = netOf(lines)
  const gross = order.gross ?? withTax(net, taxRate)
  const winner = order.winner ?? chooseWinner(sector, net, world, random)
  const moments = planMoments(order.method, category, order.awarded, world.zone, random)
  const title = titleOf(sector, category, lines, year, order.buyer, random)
  const tells = order.twist !== undefined || !random.chance(order.buyer.silence)
  const amendment = planAmendment(category, net, moments, world.zone, random)
  if (amendment) amendment.gross = withTax(amendment.net, taxRate)
  const asks = order.method === 'direct' && net > cents(60_000) && random.chance(0.7)
  const gaps = gapsOf(order, net > cents(LIMITS.direct[category]), random)
  const facts: Facts = {
    ocid: buildOcid({ prefix: world.prefix, entityKey: order.buyer.entity.key, year, fileNumber: file }),
    file,
    buyer: order.buyer,
    sector,
    category,
    method: order.method,
    title,
    description: descriptionOf(title, lines, order.buyer),
    lines,
    taxRate,
    net: order.gross ? Math.round(order.gross / (1 + taxRate)) : net,
    gross,
    estimate: Math.round((gross * random.between(1, 1.14)) / 100_000) * 100_000 || gross,
    rationale: gaps.has('why') ? null : rationaleOf(order.method, net > cents(LIMITS.direct[category]), random),
    gaps,
    quotes: asks ? chooseQuotes(sector, winner, gross, moments.planned, moments.called, world, random) : [],
    tenderers: order.tenderers ?? chooseTenderers(order.method, sector, winner, world, random),
    winner,
    outcome: outcomeOf(order, random),
    officials: order.buyer.officials,
    hasMeeting: order.method !== 'direct' && random.chance(0.85),
    moments,
    payments: tells
      ? planPayments(category, amendment?.gross ?? gross, amendment?.net ?? net, moments, world.zone, random)
      : [],
    amendment,
    guarantees: category === 'works' || net > cents(500_000),
    witnesses: witnessesOf(order.method, net > cents(8_000_000), random),
    surety: random.pick(world.insurers).name,
    fund: fundOf(sector, order.buyer, random),
    program: programOf(sector),
    missing: missingOf(order, random),
    correction: correctionOf(order, moments.signed, random),
    concludes: tells,
  }
  return order.twist ? twist(facts, order.twist, world, random) : facts
}

// Works and medicines are what is tendered; small direct awards are rarely works.
function chooseSector(order: Order, random: Random): string {
  const pull: Record<string, number> =
    order.method === 'direct' ? { obra: 0.12 } : { obra: 2.4, salud: 1.8, 'equipo-medico': 1.5 }
  return random.weighted(order.buyer.appetite, ({ sector, weight }) => weight * (pull[sector] ?? 1)).sector
}

function linesFor(order: Order, sector: string, aim: Target, random: Random): Line[] {
  const goal = order.gross ? order.gross / 1.16 : aim.net
  const strict = order.method === 'direct' && !aim.exceptional
  const lines = chooseLines(
    { sector, kind: order.kind, net: goal, places: order.buyer.places, buyer: order.buyer.entity.slug, strict },
    random,
  )
  const [only] = lines
  if (!order.gross || !only) return lines
  return [{ ...only, quantity: 1, unit: 'Servicio', price: Math.round(order.gross / (1 + taxRateOf(only.cog))) }]
}

function outcomeOf(order: Order, random: Random): Facts['outcome'] {
  if (order.group !== undefined) return 'awarded'
  const luck = random.next()
  if (order.method === 'direct') return luck < 0.004 ? 'cancelled' : 'awarded'
  return luck < 0.04 ? 'cancelled' : luck < 0.12 ? 'unsuccessful' : 'awarded'
}

// Below the limit the reason is often left out; above it only an irregularity leaves it out.
function gapsOf(order: Order, large: boolean, random: Random): Facts['gaps'] {
  const gaps = new Set<'why' | 'funding' | 'where'>()
  if (order.twist !== undefined) return gaps
  if (!large && random.chance(0.12)) gaps.add('why')
  if (random.chance(0.09)) gaps.add('funding')
  if (random.chance(0.06)) gaps.add('where')
  return gaps
}

function rationaleOf(method: Facts['method'], large: boolean, random: Random): string | null {
  if (method === 'open') return null
  if (method === 'selective') return BY_AMOUNT.selective
  return large ? random.pick(GROUNDS) : BY_AMOUNT.direct
}

function witnessesOf(method: Facts['method'], large: boolean, random: Random): string[] {
  const watch = method === 'direct' ? [] : ['internalControlUnit']
  if (large) watch.push('socialWitness')
  if (large && random.chance(0.3)) watch.push('externalAuditor')
  return watch
}

const FORGOTTEN = [
  'needsAssessment',
  'marketStudies',
  'projectPlan',
  'technicalSpecifications',
  'clarifications',
  'awardNotice',
  'completionCertificate',
]

function missingOf(order: Order, random: Random): Set<string> {
  if (order.twist !== undefined) return new Set()
  return new Set(FORGOTTEN.filter(() => random.chance(0.09)))
}

function correctionOf(order: Order, signed: number, random: Random): Facts['correction'] {
  if (order.twist !== undefined || !random.chance(0.07)) return null
  const field = random.pick(
    order.method === 'direct'
      ? (['title', 'deliveryDate'] as const)
      : (['title', 'deliveryDate', 'awardCriteria'] as const),
  )
  return { date: signed + random.int(12, 90) * DAY, field }
}
