import { sql } from 'drizzle-orm'
import type { AccountTx } from '../door.server.ts'

export interface SignInUser {
  id: string
  password_hash: string | null
  disabled: boolean
  has_factor: boolean
}

/** The account of an e-mail (lower case), null when there is none. */
export async function findUserForSignIn(tx: AccountTx, email: string): Promise<SignInUser | null> {
  const rows = await tx.db.execute<SignInUser & Record<string, unknown>>(sql`
    select u.id, u.password_hash, u.disabled_at is not null as disabled, f.id is not null as has_factor
    from users u left join second_factors f on f.user_id = u.id where u.email = ${email}`)
  return rows[0] ?? null
}

/** Writes the hash of a new password, or of the same one under newer parameters. */
export async function savePasswordHash(tx: AccountTx, userId: string, hash: string): Promise<void> {
  await tx.db.execute(sql`update users set password_hash = ${hash} where id = ${userId}`)
}

/** The hash of a person's password, null when none is set. */
export async function findPasswordHash(tx: AccountTx, userId: string): Promise<string | null> {
  const rows = await tx.db.execute<{ password_hash: string | null }>(
    sql`select password_hash from users where id = ${userId}`,
  )
  return rows[0]?.password_hash ?? null
}

/** What of an account others decide by; null when there is none. Instants are milliseconds since 1970. */
export interface Account {
  state_roles: string[]
  created_at: number
  factor_reset_at: number | null
}

/** An account by its id. */
export async function findAccount(tx: AccountTx, userId: string): Promise<Account | null> {
  const rows = await tx.db.execute<Account & Record<string, unknown>>(sql`
    select state_roles, (extract(epoch from created_at) * 1000)::float8 as created_at,
      (extract(epoch from factor_reset_at) * 1000)::float8 as factor_reset_at
    from users where id = ${userId}::uuid`)
  return rows[0] ?? null
}
