import type { RosterEntity } from '../../roster-row.ts'
import { requireOcidPrefix, type State } from '../../state.ts'
import type { PlantedKind } from './irregularities/kinds.ts'
import { plantedOrders } from './irregularities/plant-orders.ts'
import { numberOrders, type Order, ordinaryOrders } from './orders.ts'
import { planProcess } from './plan/plan-process.ts'
import { Random } from './random.ts'
import { type DemoStep, publicationSteps } from './steps.ts'
import { makeWorld } from './world/world.ts'

export type { DemoStep } from './steps.ts'

/** What the demonstration is made with; `planted.json` belongs to exactly these. */
export const DEMO_DEFAULTS = { seed: 2026, processes: 2000, today: '2026-11-20' } as const

export interface DemoOptions {
  seed: number
  processes: number
  roster: readonly RosterEntity[]
  state: State
  /** ISO date in the state's zone: nothing is published after it. */
  today: string
}

export interface DemoProcess {
  entitySlug: string
  ocid: string
  /** The irregularity planted in it and the group it belongs to (`splitting-2`), or null. */
  planted: { kind: PlantedKind; group: string } | null
  /** Successive publications, oldest first; never empty. */
  steps: DemoStep[]
}

/** At most this part of the processes is irregular. */
const PLANTED_SHARE = 0.12

/**
 * The processes of a fictional state, in order of file number. Pure: the same options give the same bytes on every machine.
 * Documents are whole EDCA-MX documents without id, date and tag, which publishing adds. Throws Refusal when the state has no OCID prefix,
 * and RangeError for a state that is not fictional: no invented contract bears the name of a real body.
 */
export function* generateDemo(options: DemoOptions): Generator<DemoProcess> {
  const { seed, processes, roster, state, today } = options
  if (!state.fictional) throw new RangeError(`${state.name} is real: data is generated for a fictional state only`)
  const world = makeWorld(seed, roster, state, requireOcidPrefix(state), today)
  const planted: Order[] = []
  for (const group of plantedOrders(world, new Random(`${seed} planted`)))
    if (planted.length + group.length <= processes * PLANTED_SHARE) planted.push(...group)
  const ordinary = ordinaryOrders(
    processes - planted.length,
    world.buyers,
    world.today,
    world.zone,
    new Random(`${seed} orders`),
  )
  for (const { order, year, file } of numberOrders([...planted, ...ordinary], world.zone)) {
    const facts = planProcess(order, year, file, seed, world)
    yield {
      entitySlug: order.buyer.entity.slug,
      ocid: facts.ocid,
      planted: order.group ? { kind: order.group.replace(/-\d+$/, '') as PlantedKind, group: order.group } : null,
      steps: publicationSteps(facts, world, seed, order.twist),
    }
  }
}

/** All publications of all processes in the order in which they were published. */
export function inOrderOfPublication(processes: Iterable<DemoProcess>): { process: DemoProcess; step: DemoStep }[] {
  return [...processes]
    .flatMap((process) => process.steps.map((step) => ({ process, step })))
    .sort((one, other) => Date.parse(one.step.publishedAt) - Date.parse(other.step.publishedAt))
}
