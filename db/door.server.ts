import { sql as statement } from 'drizzle-orm'
import type { PostgresJsTransaction } from 'drizzle-orm/postgres-js'
import { DatabaseBusy, DatabaseLost, isConnectionLost, isUnable } from './lost-connection.server.ts'
import { pool, renewPool } from './pool.server.ts'

declare const door: unique symbol

/** A transaction that a door has opened. The brand says which door: a query that demands another one does not compile. */
export interface Tx<Door extends string> {
  readonly [door]: Door
  readonly db: PostgresJsTransaction<Record<string, never>, Record<string, never>>
}

export type VisitorTx = Tx<'visitor'>
export type AccountTx = Tx<'account'>
export type PlatformTx = Tx<'platform'>
export type CoordinatorTx = Tx<'coordinator'>
export type AuditorTx = Tx<'auditor'>
export type JobsTx = Tx<'jobs'>
export type SweeperTx = Tx<'sweeper'>
/** `accountId`: of a company's account; rows of others are not asked for. */
export type SupplierTx = Tx<'supplier'> & { readonly accountId: string }
export type MemberTx = Tx<'member'> & { readonly entityId: string; readonly userId: string }
export type WorkerTx = Tx<'worker'> & { readonly entityId: string; readonly userId: string | null }
/** Doors that may read what is public. */
export type ReaderTx = VisitorTx | MemberTx | WorkerTx | CoordinatorTx | AuditorTx | PlatformTx | SupplierTx

interface Settings {
  role: string
  entityId?: string | null
  userId?: string | null
  timeoutMs: number
  readOnly?: boolean
  /** Statements are few and fixed: each is planned once a connection. */
  prepared?: boolean
}

/**
 * Opens one transaction and, in one statement, sets role, settings and time limit for that transaction only (SET ROLE does not
 * apply a role's own settings; a session-wide setting would reach the next user of the connection). Doors only.
 * Throws DatabaseLost when the connection is gone, and the next door then finds a fresh pool; DatabaseBusy when none came free or the
 * server has no room left.
 */
export async function openDoor<Door extends string, T>(
  settings: Settings,
  work: (tx: Tx<Door>) => Promise<T>,
): Promise<T> {
  const used = pool()
  try {
    await used.checked
    return await (settings.prepared ? used.preparedDb : used.db).transaction(async (db) => {
      // Read only as SET TRANSACTION makes it, without a round trip of its own; no later statement can take it back (25001).
      const readOnly = settings.readOnly ? statement`, set_config('transaction_read_only', 'on', true)` : statement``
      await db.execute(statement`select
        set_config('statement_timeout', ${String(settings.timeoutMs)}, true),
        set_config('app.entity_id', ${settings.entityId ?? ''}, true),
        set_config('app.user_id', ${settings.userId ?? ''}, true),
        set_config('role', ${`portal_${settings.role}`}, true)${readOnly}`)
      return work({ db } as Tx<Door>)
    })
  } catch (error) {
    if (isUnable(error)) throw new DatabaseBusy('the database has no room to go on', { cause: error })
    if (!isConnectionLost(error)) throw error
    renewPool(used)
    throw new DatabaseLost('the database cannot be reached', { cause: error })
  }
}
