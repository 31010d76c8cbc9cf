import { openDoor, type VisitorTx } from './door.server.ts'

/** The public door: SELECT on published tables, at most two seconds a statement, nothing can be written. */
export function asVisitor<T>(work: (tx: VisitorTx) => Promise<T>): Promise<T> {
  return openDoor<'visitor', T>({ role: 'visitor', timeoutMs: 2000, readOnly: true }, work)
}
