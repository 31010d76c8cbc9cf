import { type AccountTx, openDoor } from './door.server.ts'

/** The sign-in door: users, sessions, the person's own memberships and attempt counters, nothing else. */
export function asAccount<T>(userId: string | null, work: (tx: AccountTx) => Promise<T>): Promise<T> {
  return openDoor<'account', T>({ role: 'account', userId, timeoutMs: 5000 }, work)
}
