import { sql } from 'drizzle-orm'
import type { AccountTx } from '../../../door.server.ts'

const instant = (date: Date) => sql`${date.toISOString()}::timestamptz`

/** A company's account: an e-mail that signs in for an RFC. */
export interface SupplierAccount extends Record<string, unknown> {
  id: string
  email: string
  rfc: string
  supplierId: string
  name: string
}

const COLUMNS = sql.raw('a.id, a.email, a.rfc, a.supplier_id as "supplierId", a.name')

/** The account of an e-mail and RFC, made when there is none. A name that was confirmed stays. Returns its id. */
export async function upsertSupplierAccount(tx: AccountTx, account: Omit<SupplierAccount, 'id'>): Promise<string> {
  const rows = await tx.db.execute<{ id: string }>(sql`
    insert into supplier_accounts (email, rfc, supplier_id, name)
    values (${account.email}, ${account.rfc}, ${account.supplierId}, ${account.name})
    on conflict (email, rfc) do update set
      name = case when supplier_accounts.confirmed_at is null then excluded.name else supplier_accounts.name end
    returning id`)
  return rows[0]!.id
}

/** An account by its id, or null. */
export async function findSupplierAccount(tx: AccountTx, id: string): Promise<SupplierAccount | null> {
  const rows = await tx.db.execute<SupplierAccount>(sql`select ${COLUMNS} from supplier_accounts a where a.id = ${id}`)
  return rows[0] ?? null
}

/** Notes that the e-mail of an account is its own. */
export async function confirmSupplierAccount(tx: AccountTx, id: string): Promise<void> {
  await tx.db.execute(sql`update supplier_accounts set confirmed_at = coalesce(confirmed_at, now()) where id = ${id}`)
}

/** Removes at most `limit` accounts asked for before a date whose link nobody opened. */
export async function deleteUnconfirmed(tx: AccountTx, before: Date, limit: number): Promise<void> {
  await tx.db.execute(sql`
    delete from supplier_accounts where id in (
      select id from supplier_accounts where confirmed_at is null and created_at < ${instant(before)} limit ${limit})`)
}

/** Keeps a new session under its hash, and removes a few that have ended. */
export async function insertSupplierSession(
  tx: AccountTx,
  session: { idHash: string; accountId: string; expiresAt: Date },
): Promise<void> {
  await tx.db.execute(sql`
    delete from supplier_sessions where id_hash in (select id_hash from supplier_sessions where expires_at <= now() limit 10)`)
  await tx.db.execute(sql`
    insert into supplier_sessions (id_hash, account_id, expires_at)
    values (${session.idHash}, ${session.accountId}, ${instant(session.expiresAt)})`)
}

/** The account of a session that holds, or null. */
export async function findSupplierSession(tx: AccountTx, idHash: string, now: Date): Promise<SupplierAccount | null> {
  const rows = await tx.db.execute<SupplierAccount>(sql`
    select ${COLUMNS} from supplier_sessions s join supplier_accounts a on a.id = s.account_id
    where s.id_hash = ${idHash} and s.expires_at > ${instant(now)} and a.confirmed_at is not null`)
  return rows[0] ?? null
}

/** Ends a session. */
export async function deleteSupplierSession(tx: AccountTx, idHash: string): Promise<void> {
  await tx.db.execute(sql`delete from supplier_sessions where id_hash = ${idHash}`)
}
