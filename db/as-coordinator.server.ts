import { type CoordinatorTx, openDoor } from './door.server.ts'

/** The coordinating body's door: the roster and what is public. */
export function asCoordinator<T>(userId: string, work: (tx: CoordinatorTx) => Promise<T>): Promise<T> {
  return openDoor<'coordinator', T>({ role: 'coordinator', userId, timeoutMs: 5000 }, work)
}
