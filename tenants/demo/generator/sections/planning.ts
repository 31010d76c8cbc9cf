import type { JsonObject } from '#app/ocds/types.ts'
import { DAY } from '../calendar.ts'
import { value } from '../money.ts'
import { budget } from './budget.ts'
import { items } from './items.ts'
import { file, happened, period, type Scene, text, tidy } from './scene.ts'

/** Why it is bought, with whose money, who asked for it, and what the market said. */
export function planning(scene: Scene): JsonObject {
  const { facts, cast } = scene
  const { planned } = facts.moments
  const asked = facts.quotes.length > 0 && facts.quotes.every((quote) => happened(scene, quote.date))
  return tidy({
    rationale: `${facts.buyer.units.requesting} solicita la contratación para dar continuidad a «${facts.program.name}».`,
    budget: facts.gaps.has('funding') ? undefined : budget(scene),
    hasQuotes: asked,
    requestsForQuotes: asked ? [requestForQuotes(scene)] : [],
    requestingUnits: [cast.unit('requesting', 'requestingUnit')],
    contractingUnits: [cast.unit('contracting', 'contractingUnit')],
    responsibleUnits: [cast.unit('responsible', 'responsibleUnit')],
    documents: [
      ...file(scene, 'needsAssessment', planned + DAY),
      ...file(scene, 'marketStudies', planned + 3 * DAY),
      ...file(scene, 'projectPlan', planned),
      ...(facts.category === 'works' ? file(scene, 'feasibilityStudy', planned + 2 * DAY) : []),
    ],
  })
}

function requestForQuotes(scene: Scene): JsonObject {
  const { facts, cast, world } = scene
  const dates = facts.quotes.map((quote) => quote.date)
  return {
    id: `${facts.file}-IM`,
    title: 'Investigación de mercado',
    description: `Solicitud de cotización: ${facts.title}`,
    period: period(world.zone, facts.moments.planned, Math.max(...dates)),
    items: items(scene, { prices: false, places: false }),
    invitedSuppliers: facts.quotes.map((quote) => cast.supplier(quote.supplier, 'invitedSupplier')),
    quotes: facts.quotes.map((quote, index) => ({
      id: `cotizacion-${index + 1}`,
      description: `Cotización de ${quote.supplier.name}`,
      date: text(scene, quote.date),
      value: value(quote.gross, Math.round(quote.gross / (1 + facts.taxRate))),
      issuingSupplier: cast.supplier(quote.supplier, 'issuingSupplier'),
    })),
  }
}
