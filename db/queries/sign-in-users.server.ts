import { sql } from 'drizzle-orm'
import type { AccountTx } from '../door.server.ts'

export interface SignInUser {
  id: string
  password_hash: string | null
  disabled: boolean
}

/** The account of an e-mail (lower case), null when there is none. */
export async function findUserForSignIn(tx: AccountTx, email: string): Promise<SignInUser | null> {
  const rows = await tx.db.execute<SignInUser & Record<string, unknown>>(sql`
    select id, password_hash, disabled_at is not null as disabled from users where email = ${email}`)
  return rows[0] ?? null
}

/** Writes the hash of a new password, or of the same one under newer parameters. */
export async function savePasswordHash(tx: AccountTx, userId: string, hash: string): Promise<void> {
  await tx.db.execute(sql`update users set password_hash = ${hash} where id = ${userId}`)
}
