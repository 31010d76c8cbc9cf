import type { JsonObject } from '#app/ocds/types.ts'
import { DAY, HOUR } from '../calendar.ts'
import { spell, value, withTax } from '../money.ts'
import { awardId } from './award.ts'
import { implementation } from './implementation.ts'
import { deliveryPeriod, items } from './items.ts'
import { file, happened, period, type Scene, text, tidy } from './scene.ts'

/** What was signed: amount, term, guarantees, who watches over it, what was changed afterwards, and how it is carried out. */
export function contracts(scene: Scene): JsonObject[] {
  const { facts } = scene
  const { moments } = facts
  if (facts.outcome !== 'awarded' || !happened(scene, moments.signed)) return []
  const amendment = facts.amendment && happened(scene, facts.amendment.date) ? facts.amendment : null
  const ended = facts.concludes && happened(scene, moments.received)
  return [
    tidy({
      id: `C-${facts.ocid.split('-').slice(2, 4).join('-')}-${facts.file}`,
      awardID: awardId(scene),
      title: facts.title,
      description: facts.description,
      status: ended ? 'terminated' : 'active',
      period: deliveryPeriod(scene, true),
      value: amendment ? value(amendment.gross, amendment.net) : value(facts.gross, facts.net),
      items: items(scene, { prices: true, places: true }),
      dateSigned: text(scene, moments.signed),
      surveillanceMechanisms: facts.witnesses,
      guarantees: facts.guarantees ? guarantees(scene) : [],
      documents: [
        ...file(scene, 'contractSigned', moments.signed + HOUR),
        ...(facts.guarantees ? file(scene, 'contractGuarantees', moments.signed + HOUR) : []),
        ...(amendment ? file(scene, 'contractAmendment', amendment.date) : []),
      ],
      amendments: amendment ? [amendmentOf(scene, amendment)] : [],
      implementation: implementation(scene),
    }),
  ]
}

function amendmentOf(scene: Scene, amendment: NonNullable<Scene['facts']['amendment']>): JsonObject {
  return {
    id: 'CM-1',
    date: text(scene, amendment.date),
    description: `El importe total pasa a ${spell(amendment.gross)} y el plazo se ajusta.`,
    rationale: amendment.why,
  }
}

function guarantees(scene: Scene): JsonObject[] {
  const { facts, cast, world } = scene
  const insurer = world.insurers.find(({ name }) => name === facts.surety) ?? world.insurers[0]
  if (!insurer) return []
  const guarantee = {
    id: 'G-1',
    type: 'suretyBond',
    date: text(scene, facts.moments.signed),
    obligations: 'fulfillment',
    value: value(Math.round(facts.net / 10)),
    guarantor: cast.insurer(insurer, 'guarantor'),
    period: period(world.zone, facts.moments.signed, facts.moments.ends + 30 * DAY),
  }
  if (facts.category !== 'works') return [guarantee]
  const advance = {
    ...guarantee,
    id: 'G-2',
    obligations: 'prepaid',
    value: value(withTax(Math.round(facts.net * 0.3), facts.taxRate)),
  }
  return [guarantee, advance]
}
