import { at, civil, DAY, HOUR, officeHour } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { itemKinds } from '../items/index.ts'
import { withTax } from '../money.ts'
import { netOf } from '../plan/lines.ts'
import { amendmentOf, planPayments } from '../plan/money-flow.ts'
import type { Random } from '../random.ts'
import { youngCompany } from '../world/suppliers.ts'
import type { World } from '../world/world.ts'
import type { Twist } from './kinds.ts'

type Bend = (facts: Facts, world: World, random: Random) => Facts

const payAgain = (facts: Facts, world: World, random: Random): Facts => ({
  ...facts,
  payments: planPayments(
    facts.category,
    facts.amendment?.gross ?? facts.gross,
    facts.amendment?.net ?? facts.net,
    facts.moments,
    world.zone,
    random,
  ),
})

const rivalsOf = (facts: Facts, world: World) =>
  world.suppliers.filter(
    (supplier) => supplier !== facts.winner && !supplier.person && supplier.sectors.includes(facts.sector),
  )

const BENDS: Record<Twist, Bend> = {
  'same-quotes': (facts, world, random) => {
    const { planned, called } = facts.moments
    const date = (planned + called) / 2
    const [second, third] = random.some(rivalsOf(facts, world), 2)
    const twice = Math.round(facts.gross * random.between(1.03, 1.08))
    const quotes = [{ supplier: facts.winner, gross: facts.gross, date }]
    if (second) quotes.push({ supplier: second, gross: twice, date: date + HOUR })
    if (third) quotes.push({ supplier: third, gross: twice, date: date + 2 * HOUR })
    return { ...facts, quotes }
  },
  'single-bidder': (facts) => ({ ...facts, tenderers: [facts.winner] }),
  'signed-before-award': (facts, world, random) => {
    const signed = officeHour(facts.moments.awarded - random.int(4, 12) * DAY, world.zone, random)
    const moments = {
      ...facts.moments,
      signed,
      closed: signed - DAY,
      called: Math.min(facts.moments.called, signed - 4 * DAY),
    }
    return { ...facts, moments: { ...moments, meeting: moments.closed - DAY } }
  },
  'large-amendment': (facts, world, random) => {
    const amendment = amendmentOf(facts.net, random.between(0.26, 0.6), facts.moments, world.zone, random)
    amendment.gross = withTax(amendment.net, facts.taxRate)
    return payAgain({ ...facts, amendment }, world, random)
  },
  overpaid: (facts, world, random) => {
    const plain = payAgain({ ...facts, amendment: null }, world, random)
    const last = plain.payments.at(-1)
    const net = Math.round(facts.net * random.between(0.15, 0.3))
    const extra = {
      id: 'P-EXTRA',
      date: (last?.date ?? facts.moments.received) + 9 * DAY,
      net,
      gross: withTax(net, facts.taxRate),
    }
    return { ...plain, payments: [...plain.payments, extra] }
  },
  'round-amount': (facts, world, random) => payAgain({ ...facts, amendment: null }, world, random),
  'short-period': (facts, world, random) => {
    const called = officeHour(facts.moments.closed - 4 * DAY, world.zone, random)
    const closed = called + random.int(3, 5) * DAY
    return {
      ...facts,
      moments: {
        ...facts.moments,
        called,
        meeting: called + DAY,
        closed: Math.min(closed, facts.moments.awarded - HOUR),
      },
    }
  },
  'late-publication': (facts) => facts,
  'missing-documents': (facts) => ({
    ...facts,
    missing: new Set(['tenderNotice', 'awardNotice', 'contractSigned', 'biddingDocuments']),
  }),
  'shared-address': (facts, world, random) => {
    const { winner } = facts
    const tenderers = random
      .some(rivalsOf(facts, world), 3)
      .map((rival, index) =>
        index === 0 ? { ...rival, address: winner.address, streetAddress: winner.streetAddress } : rival,
      )
    return { ...facts, tenderers: [winner, ...tenderers] }
  },
  'shared-representative': (facts, world, random) => {
    const tenderers = random
      .some(rivalsOf(facts, world), 2)
      .map((rival, index) => (index === 0 ? { ...rival, representative: facts.winner.representative } : rival))
    return { ...facts, tenderers: [facts.winner, ...tenderers] }
  },
  'young-supplier': (facts, world, random) => {
    const born = civil(facts.moments.awarded - random.int(25, 80) * DAY, world.zone)
    const winner = youngCompany(facts.sector, born, world.places, world.state.name, random)
    return { ...facts, winner, tenderers: [winner, ...facts.tenderers.filter((tenderer) => tenderer !== facts.winner)] }
  },
  'unfounded-direct-award': (facts) => ({ ...facts, rationale: null }),
  'price-far-above': (facts, world, random) => {
    const [first, ...rest] = facts.lines
    const most = itemKinds.find((kind) => kind.description === first?.description)?.price[1]
    if (!first || !most) return facts
    const lines = [
      {
        ...first,
        price: Math.round(most * random.between(2.6, 3.4)),
        quantity: Math.max(1, Math.round(first.quantity / 3)),
      },
      ...rest,
    ]
    const net = netOf(lines)
    const gross = withTax(net, facts.taxRate)
    return payAgain({ ...facts, lines, net, gross, estimate: gross, quotes: [], amendment: null }, world, random)
  },
  'near-year-end': (facts, world, random) => {
    const { year } = civil(facts.moments.awarded, world.zone)
    const signed = Math.min(facts.moments.signed, at(world.zone, year, 12, 30, 10, random.int(0, 59)))
    return { ...facts, moments: { ...facts.moments, signed } }
  },
}

/** The same facts with one thing wrong. Amounts above stay coherent: only what the irregularity is about is bent. */
export function twist(facts: Facts, name: Twist, world: World, random: Random): Facts {
  return BENDS[name](facts, world, random)
}
