import type { SupplierNameChange } from '#db/queries/publishing/supplier-names.server.ts'

/** What of an award tells by which name its supplier was written, and when. */
export interface NamingAward {
  supplierId: string
  supplierName: string
  /** An instant as ISO text or as PostgreSQL writes it, or null. */
  awardDate: string | null
}

/** How the names by which an entity has written its suppliers move when awards go and others come; what stays is left out. */
export function supplierNameChanges(
  before: readonly NamingAward[],
  after: readonly NamingAward[],
): SupplierNameChange[] {
  const moves = new Map<string, { supplierId: string; name: string; gone: number[]; come: number[]; awards: number }>()
  const moveOf = ({ supplierId, supplierName: name }: NamingAward) => {
    const key = `${supplierId}\n${name}`
    const move = moves.get(key) ?? { supplierId, name, gone: [], come: [], awards: 0 }
    moves.set(key, move)
    return move
  }
  for (const award of before) {
    const move = moveOf(award)
    move.awards -= 1
    move.gone.push(timeOf(award.awardDate))
  }
  for (const award of after) {
    const move = moveOf(award)
    move.awards += 1
    move.come.push(timeOf(award.awardDate))
  }
  return [...moves.values()].flatMap(({ supplierId, name, gone, come, awards }) => {
    const [stays, known] = [new Set(come), new Set(gone)]
    const shrinks = awards < 0 || gone.some((time) => !stays.has(time))
    if (awards === 0 && !shrinks && come.every((time) => known.has(time))) return []
    const dated = come.filter((time) => !Number.isNaN(time))
    const at = (time: number) => (dated.length === 0 ? null : new Date(time).toISOString())
    return [
      {
        supplierId,
        name,
        awards,
        firstAt: at(lowest(dated)),
        lastAt: at(-lowest(dated.map((time) => -time))),
        shrinks,
      },
    ]
  })
}

/** Milliseconds; NaN without a date. PostgreSQL leaves out the T and the minutes of its zone. */
const timeOf = (text: string | null): number =>
  text === null ? Number.NaN : Date.parse(text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00'))

const lowest = (times: readonly number[]): number =>
  times.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY)
