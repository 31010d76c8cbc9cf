import { sql } from 'drizzle-orm'
import type { PlatformTx, ReaderTx } from '../../../door.server.ts'

const iso = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

/** A public key and the time of its use. */
export interface SigningKeyRow extends Record<string, unknown> {
  keyId: string
  publicKey: string
  usedFrom: string
  usedUntil: string | null
}

/** Every key that ever signed, the newest first; a deployment has a few. */
export async function listSigningKeys(tx: ReaderTx, limit = 200): Promise<SigningKeyRow[]> {
  const rows = await tx.db.execute<SigningKeyRow>(sql`
    select key_id as "keyId", public_key as "publicKey", ${iso('used_from')} as "usedFrom", ${iso('used_until')} as "usedUntil"
    from published_signing_keys order by used_from desc, key_id limit ${limit}`)
  return [...rows]
}

/** Ends the use of the key in use. */
export async function closeSigningKeys(tx: PlatformTx): Promise<void> {
  await tx.db.execute(sql`update published_signing_keys set used_until = now() where used_until is null`)
}

/** Publishes a key that is used from now on. */
export async function insertSigningKey(tx: PlatformTx, key: { keyId: string; publicKey: string }): Promise<void> {
  await tx.db.execute(sql`
    insert into published_signing_keys (key_id, public_key) values (${key.keyId}, ${key.publicKey})
    on conflict (key_id) do update set used_until = null`)
}
