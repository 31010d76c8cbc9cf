import { sql } from 'drizzle-orm'
import type { AccountTx } from '../door.server.ts'

/** A person's second factor as it is stored: the key encrypted, the last step taken. */
export interface StoredFactor {
  id: string
  secret_box: string
  key_id: string
  last_step: number
  code_salt: string
  /** Milliseconds since 1970. */
  confirmed_at: number
}

/** The second factor of a person, null when there is none. */
export async function findFactor(tx: AccountTx, userId: string): Promise<StoredFactor | null> {
  const rows = await tx.db.execute<StoredFactor & Record<string, unknown>>(sql`
    select id, secret_box, key_id, last_step::float8 as last_step, code_salt,
      (extract(epoch from confirmed_at) * 1000)::float8 as confirmed_at
    from second_factors where user_id = ${userId}`)
  return rows[0] ?? null
}

export interface NewFactor {
  userId: string
  secretBox: string
  keyId: string
  lastStep: number
  codeSalt: string
}

/**
 * Puts a factor in the place of the one the person had, if any: its recovery codes and the sessions opened with it go with the old
 * one. Two at once: the later one stays. Returns its id.
 */
export async function replaceFactor(tx: AccountTx, factor: NewFactor): Promise<string> {
  await deleteFactor(tx, factor.userId)
  const rows = await tx.db.execute<{ id: string }>(sql`
    insert into second_factors (user_id, secret_box, key_id, last_step, code_salt)
    values (${factor.userId}, ${factor.secretBox}, ${factor.keyId}, ${factor.lastStep}, ${factor.codeSalt}) returning id`)
  if (!rows[0]) throw new Error('the second factor was not kept')
  return rows[0].id
}

/** Takes a person's factor away, with its recovery codes and the sessions opened with it; false when there was none. */
export async function deleteFactor(tx: AccountTx, userId: string): Promise<boolean> {
  return (await tx.db.execute(sql`delete from second_factors where user_id = ${userId} returning 1`)).length > 0
}

/** Takes a step: true for whoever comes first, false when this step or a later one was taken, also by two at once. */
export async function takeStep(tx: AccountTx, factorId: string, step: number): Promise<boolean> {
  const rows = await tx.db.execute(sql`
    update second_factors set last_step = ${step} where id = ${factorId} and last_step < ${step} returning 1`)
  return rows.length > 0
}

/** Keeps the same key under another secret. */
export async function saveSecretBox(
  tx: AccountTx,
  factorId: string,
  sealed: { box: string; keyId: string },
): Promise<void> {
  await tx.db.execute(sql`
    update second_factors set secret_box = ${sealed.box}, key_id = ${sealed.keyId} where id = ${factorId}`)
}

/** Puts new recovery codes, by their hashes under a new salt, in the place of all former ones. */
export async function replaceRecoveryCodes(
  tx: AccountTx,
  factorId: string,
  codes: { salt: string; hashes: readonly string[] },
): Promise<void> {
  await tx.db.execute(sql`update second_factors set code_salt = ${codes.salt} where id = ${factorId}`)
  await tx.db.execute(sql`delete from recovery_codes where factor_id = ${factorId}`)
  await tx.db.execute(sql`
    insert into recovery_codes (factor_id, code_hash)
    select ${factorId}::uuid, jsonb_array_elements_text(${JSON.stringify(codes.hashes)}::jsonb)`)
}

/** Uses a recovery code up: true for whoever comes first, false for a wrong or used one. */
export async function takeRecoveryCode(tx: AccountTx, factorId: string, hash: string, now: Date): Promise<boolean> {
  const rows = await tx.db.execute(sql`
    update recovery_codes set used_at = ${now.toISOString()}::timestamptz
    where factor_id = ${factorId} and code_hash = ${hash} and used_at is null returning 1`)
  return rows.length > 0
}

/** How many recovery codes are left. */
export async function countRecoveryCodes(tx: AccountTx, factorId: string): Promise<number> {
  const rows = await tx.db.execute<{ left: number }>(sql`
    select count(*)::int as left from recovery_codes where factor_id = ${factorId} and used_at is null`)
  return rows[0]?.left ?? 0
}

/** Notes, or forgets, that somebody else took the person's factor away. */
export async function setFactorReset(tx: AccountTx, userId: string, at: Date | null): Promise<void> {
  await tx.db.execute(
    sql`update users set factor_reset_at = ${at === null ? null : at.toISOString()}::timestamptz where id = ${userId}`,
  )
}
