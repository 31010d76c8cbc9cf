import type { KeyObject } from 'node:crypto'
import { readEnv } from '#app/config/env.server.ts'
import { publicHalf, readSigningKey } from '#app/config/signing-key.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { closeSigningKeys, insertSigningKey, listSigningKeys } from '#db/queries/suppliers/integrity/keys.server.ts'
import type { PublishedKey } from './sign.ts'

/** The private key of this deployment. */
export function signingKey(): KeyObject {
  const key = readSigningKey(readEnv().INTEGRITY_SIGNING_KEY)
  if (!key) throw new Error('INTEGRITY_SIGNING_KEY cannot be read')
  return key
}

/**
 * Publishes the public half of the key in use and closes that of the one before it. At each start; the same key changes nothing. In
 * production a key that was replaced does not come back (throws): who has signed with it since would be believed.
 */
export async function publishSigningKey(): Promise<void> {
  const { keyId, publicKey } = publicHalf(signingKey())
  await asPlatform(async (tx) => {
    const known = await listSigningKeys(tx)
    const mine = known.find((key) => key.keyId === keyId)
    if (mine?.usedUntil === null) return
    // On a desk the same folder is opened with one key and another; in production a key that was replaced may have been stolen.
    if (mine && readEnv().PORTAL_MODE === 'production')
      throw new Error(
        `INTEGRITY_SIGNING_KEY ${keyId} was replaced on ${mine.usedUntil} and cannot be used again: make a new one`,
      )
    await closeSigningKeys(tx)
    await insertSigningKey(tx, { keyId, publicKey })
  })
}

/** Every key that signs or has signed, the newest first. */
export const publishedKeys = (): Promise<PublishedKey[]> => asVisitor(listSigningKeys)
