import { type CoordinatorTx, openDoor } from './door.server.ts'

/**
 * The coordinating body's door: the roster, what is public, and the lists of sanctions, which it alone writes. Without a person it is a
 * command's or a job's. `timeoutMs` of a statement: more than 5 s only for work on a whole list.
 */
export function asCoordinator<T>(
  userId: string | null,
  work: (tx: CoordinatorTx) => Promise<T>,
  options: { timeoutMs?: number } = {},
): Promise<T> {
  return openDoor<'coordinator', T>({ role: 'coordinator', userId, timeoutMs: options.timeoutMs ?? 5000 }, work)
}
