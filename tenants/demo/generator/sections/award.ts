import type { JsonObject } from '#app/ocds/types.ts'
import { HOUR } from '../calendar.ts'
import { value } from '../money.ts'
import { deliveryPeriod, items } from './items.ts'
import { file, happened, type Scene, text, tidy } from './scene.ts'

/** Id of the one award of a process. */
export const awardId = (scene: Scene): string => `${scene.facts.file}-A1`

/** Who won, for how much and why; nothing before the award, and a negative one when nobody did. */
export function awards(scene: Scene): JsonObject[] {
  const { facts, cast } = scene
  const { awarded } = facts.moments
  if (facts.outcome === 'cancelled' || !happened(scene, awarded)) return []
  const won = facts.outcome === 'awarded'
  return [
    tidy({
      id: awardId(scene),
      title: won ? facts.title : 'Procedimiento desierto',
      description: facts.description,
      status: won ? 'active' : 'unsuccessful',
      date: text(scene, awarded),
      value: won ? value(facts.gross, facts.net) : undefined,
      suppliers: won ? [cast.supplier(facts.winner, 'supplier')] : [],
      items: won ? items(scene, { prices: true, places: false }) : [],
      contractPeriod: won ? deliveryPeriod(scene) : undefined,
      rationale: won ? reason(scene) : 'Ninguna propuesta cumplió lo pedido en las bases.',
      documents: [
        ...file(scene, 'awardNotice', awarded + HOUR),
        ...(facts.method === 'direct' ? [] : file(scene, 'evaluationReports', awarded)),
      ],
    }),
  ]
}

function reason(scene: Scene): string {
  const { method, quotes } = scene.facts
  if (method === 'direct')
    return quotes.length > 1
      ? `Presentó el precio más bajo de ${quotes.length} cotizaciones.`
      : 'Cumple lo solicitado dentro del presupuesto.'
  return 'Propuesta solvente que cumple lo técnico, lo legal y lo económico y ofrece el precio más bajo.'
}
