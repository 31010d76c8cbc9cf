import { educationItems } from './education.ts'
import { foodAndFieldItems } from './food-and-field.ts'
import { healthItems } from './health.ts'
import { hiredWorkItems } from './hired-work.ts'
import type { ItemKind } from './item-table.ts'
import { securityItems } from './security.ts'
import { suppliesItems } from './supplies.ts'
import { technologyItems } from './technology.ts'
import { vehiclesItems } from './vehicles.ts'
import { waterAndConstructionItems } from './water-and-construction.ts'

/** Everything that the fictional state buys, but works. */
export const itemKinds: readonly ItemKind[] = [
  ...healthItems,
  ...suppliesItems,
  ...foodAndFieldItems,
  ...educationItems,
  ...technologyItems,
  ...vehiclesItems,
  ...securityItems,
  ...waterAndConstructionItems,
  ...hiredWorkItems,
]

const bySector = new Map<string, ItemKind[]>()
for (const kind of itemKinds) bySector.set(kind.sector, [...(bySector.get(kind.sector) ?? []), kind])

/** Sectors that goods and services are bought in; works have kinds of their own. */
export const sectors: readonly string[] = [...bySector.keys()]

/** What is bought in a sector; nothing in one that is unknown. */
export const kindsOf = (sector: string): readonly ItemKind[] => bySector.get(sector) ?? []

/** Rate of value-added tax by spending object: medicines and food that is not prepared bear none. */
export const taxRateOf = (cog: string): number => (cog === '25301' || /^2210[25]/.test(cog) ? 0 : 0.16)
