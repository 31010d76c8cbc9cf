import type { JsonObject } from '#app/ocds/types.ts'
import { at, civil, dayEnd, type Moment, type Zone } from '../calendar.ts'
import { cogName } from '../items/cog.ts'
import { type Cents, value } from '../money.ts'
import { happened, period, type Scene } from './scene.ts'

/** Where the money comes from: one budget line for each partida, with the accounting moments reached so far. */
export function budget(scene: Scene): JsonObject {
  const { facts, world, cast } = scene
  const { year } = civil(facts.moments.planned, world.zone)
  const breakdown = {
    id: `${facts.buyer.entity.key}-${year}-${facts.program.code}`,
    description: `${facts.fund.name} ${year}`,
    amount: value(facts.estimate),
    origin: facts.fund.origin,
    fundType: facts.fund.name,
    sourceParty: cast.treasury('funder'),
    period: period(world.zone, at(world.zone, year, 1, 1), dayEnd(at(world.zone, year, 12, 31), world.zone)),
    budgetLines: lines(scene, year),
  }
  return {
    id: `${facts.program.code}-${year}`,
    description: facts.program.name,
    amount: value(facts.estimate),
    budgetBreakdown: [breakdown],
  }
}

function lines(scene: Scene, year: number): JsonObject[] {
  const { facts } = scene
  const partidas = [...new Set(facts.lines.map((line) => line.cog))]
  return partidas.map((cog, index) => {
    const own = facts.lines
      .filter((line) => line.cog === cog)
      .reduce((sum, line) => sum + line.quantity * line.price, 0)
    const share = (amount: Cents) => Math.round((amount * own) / facts.net)
    const components = componentsOf(scene, cog, year)
    return {
      id: `${components.map(({ code }) => code).join('-')}${index > 0 ? `-${index + 1}` : ''}`,
      components,
      measures: measures(scene, share),
    }
  })
}

function componentsOf(
  scene: Scene,
  cog: string,
  year: number,
): { name: string; level: number; code: string; description: string }[] {
  const { facts, world } = scene
  const { entity } = facts.buyer
  return [
    {
      name: 'branch',
      level: 1,
      code: entity.sphere.slice(0, 2),
      description: entity.sphere.toLowerCase().replace('_', ' '),
    },
    { name: 'responsibleUnit', level: 2, code: entity.key, description: entity.officialName },
    { name: 'budgetProgram', level: 7, code: facts.program.code, description: facts.program.name },
    { name: 'spendingObject', level: 11, code: cog, description: cogName(cog) },
    {
      name: 'spendingType',
      level: 12,
      code: /^[56]/.test(cog) ? '2' : '1',
      description: /^[56]/.test(cog) ? 'Gasto de capital' : 'Gasto corriente',
    },
    { name: 'budgetSource', level: 13, code: facts.fund.source, description: `${facts.fund.name} ${year}` },
    { name: 'region', level: 14, code: entity.inegiState, description: world.state.name },
  ]
}

// Each measure bears the quarter in which it took its amount, so that a publication that changes no money changes none of them.
function measures(scene: Scene, share: (amount: Cents) => Cents): JsonObject[] {
  const { facts } = scene
  const amendment = facts.amendment && happened(scene, facts.amendment.date) ? facts.amendment : null
  const signed = facts.outcome === 'awarded' && happened(scene, facts.moments.signed)
  const committed = amendment?.gross ?? (signed ? facts.gross : 0)
  const payments = facts.payments.filter((payment) => happened(scene, payment.date))
  const grown = committed > facts.estimate
  const moments: [string, Cents, Moment][] = [
    ['approved', facts.estimate, facts.moments.planned],
    ['modified', Math.max(facts.estimate, committed), grown && amendment ? amendment.date : facts.moments.planned],
    ['committed', committed, amendment?.date ?? facts.moments.signed],
    ['paid', payments.reduce((sum, payment) => sum + payment.gross, 0), payments.at(-1)?.date ?? 0],
  ]
  return moments
    .filter(([, amount]) => amount > 0)
    .map(([id, amount, since]) => ({ id, value: value(share(amount)), update: quarter(since, scene.world.zone) }))
}

function quarter(moment: Moment, zone: Zone): string {
  const { year, month } = civil(moment, zone)
  return `${year}-T${Math.ceil(month / 3)}`
}
