import type { Release } from '#app/ocds/types.ts'
import type { BenchEntity } from './entities.ts'
import { inventProcess, makeWorld } from './invent-process.ts'

/** What one transaction publishes: releases of one entity, those of a process one after the other. */
export interface Batch {
  entity: BenchEntity
  /** Imported past releases that fail the gate. */
  historical: boolean
  releases: Release[]
}

const FIRST_DAY = Date.UTC(2015, 0, 5)
const LAST_DAY = Date.UTC(2026, 5, 30)
/** Processes that lie together in time and are then grouped by entity. */
const WINDOW = 16_000
const LARGEST_BATCH = 250

/**
 * All processes of the invented state in batches, roughly in order of time; of the first four years one in seventeen is historical. The same
 * options give the same batches on every machine.
 */
export function* inventBatches(entities: readonly BenchEntity[], processes: number): Generator<Batch> {
  const world = makeWorld(entities)
  for (let start = 0; start < processes; start += WINDOW) {
    const open = new Map<string, Batch>()
    for (let at = start; at < Math.min(start + WINDOW, processes); at++) {
      const time = FIRST_DAY + Math.floor((at / processes) * (LAST_DAY - FIRST_DAY))
      const { entity, releases } = inventProcess(world, at, time)
      const historical = at % 17 === 0 && at < processes * 0.35
      const key = `${entity.slug} ${historical}`
      const batch = open.get(key) ?? { entity, historical, releases: [] }
      batch.releases.push(...releases)
      if (batch.releases.length >= LARGEST_BATCH) {
        yield batch
        open.delete(key)
      } else open.set(key, batch)
    }
    yield* open.values()
  }
}
