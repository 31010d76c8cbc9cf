import type { AwardTotalChange } from '#db/queries/publishing/award-totals.server.ts'

/** What of an award counts towards the totals of its supplier with the entity. */
export interface CountedAward {
  supplierId: string
  historical: boolean
  currency: string | null
  /** Decimal text, or null. */
  amount: string | null
}

/** How the totals of an entity's suppliers by currency move when awards go and others come. Historical ones count nowhere. */
export function awardTotalChanges(before: readonly CountedAward[], after: readonly CountedAward[]): AwardTotalChange[] {
  const totals = new Map<string, { supplierId: string; currency: string; awards: number; cents: number }>()
  const move = (award: CountedAward, sign: 1 | -1) => {
    if (award.historical) return
    const { supplierId, currency: code, amount } = award
    const currency = code ?? ''
    const key = `${supplierId}\n${currency}`
    const total = totals.get(key) ?? { supplierId, currency, awards: 0, cents: 0 }
    total.awards += sign
    total.cents += sign * Math.round(Number(amount ?? 0) * 100)
    totals.set(key, total)
  }
  for (const award of before) move(award, -1)
  for (const award of after) move(award, 1)
  return [...totals.values()]
    .filter(({ awards, cents }) => awards !== 0 || cents !== 0)
    .map(({ supplierId, currency, awards, cents }) => ({
      supplierId,
      currency,
      awards,
      amount: (cents / 100).toFixed(2),
    }))
}

/** Those of the suppliers with more than no award, when these had `before` and the changes come on top. */
export function suppliersAfter(before: ReadonlyMap<string, number>, changes: readonly AwardTotalChange[]): Set<string> {
  const counts = new Map(before)
  for (const { supplierId, awards } of changes) counts.set(supplierId, (counts.get(supplierId) ?? 0) + awards)
  return new Set([...counts].filter(([, awards]) => awards > 0).map(([id]) => id))
}
