import type { DemoProcess } from './generate-demo.ts'
import { PLANTED, type PlantedKind } from './irregularities/kinds.ts'

export interface PlantedList {
  /** The options with which the list was made; with others it does not hold. */
  madeWith: { seed: number; processes: number; today: string }
  kinds: {
    kind: PlantedKind
    title: string
    /** What a detector should see, in Spanish. */
    expect: string
    /** Each group is one irregularity: one process, or several that are wrong together. */
    groups: { group: string; entity: string; ocids: string[] }[]
  }[]
}

/** The irregularities planted in a demonstration, by kind; this is what `planted.json` holds for the default one. */
export function listPlanted(processes: Iterable<DemoProcess>, madeWith: PlantedList['madeWith']): PlantedList {
  const found = new Map<PlantedKind, Map<string, { group: string; entity: string; ocids: string[] }>>()
  for (const { planted, ocid, entitySlug } of processes) {
    if (!planted) continue
    const groups = found.get(planted.kind) ?? new Map<string, { group: string; entity: string; ocids: string[] }>()
    const group = groups.get(planted.group) ?? { group: planted.group, entity: entitySlug, ocids: [] }
    group.ocids.push(ocid)
    found.set(planted.kind, groups.set(planted.group, group))
  }
  const byGroup = (one: { group: string }, other: { group: string }) => one.group.localeCompare(other.group, 'en')
  return {
    madeWith,
    kinds: (Object.keys(PLANTED) as PlantedKind[])
      .filter((kind) => found.has(kind))
      .map((kind) => ({ kind, ...PLANTED[kind], groups: [...(found.get(kind)?.values() ?? [])].sort(byGroup) })),
  }
}
