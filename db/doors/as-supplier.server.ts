import { openDoor, type SupplierTx } from '../door.server.ts'

/** The door of a company that has signed in: its own account and applications. Every query of this door is told whose rows by `accountId`. */
export function asSupplier<T>(accountId: string, work: (tx: SupplierTx) => Promise<T>): Promise<T> {
  return openDoor<'supplier', T>({ role: 'supplier', timeoutMs: 5000 }, (tx) => work(Object.assign(tx, { accountId })))
}
