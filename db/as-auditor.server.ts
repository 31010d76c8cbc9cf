import { type AuditorTx, openDoor } from './door.server.ts'

/** The state auditor's door: the roster and what is public. */
export function asAuditor<T>(userId: string, work: (tx: AuditorTx) => Promise<T>): Promise<T> {
  return openDoor<'auditor', T>({ role: 'auditor', userId, timeoutMs: 5000 }, work)
}
