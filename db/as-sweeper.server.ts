import { openDoor, type SweeperTx } from './door.server.ts'

/** The door that removes what has reached its term, of the entity given or of none: it sees when rows end, not what they say. */
export function asSweeper<T>(work: (tx: SweeperTx) => Promise<T>, entityId: string | null = null): Promise<T> {
  return openDoor<'sweeper', T>({ role: 'sweeper', entityId, timeoutMs: 60_000 }, work)
}
