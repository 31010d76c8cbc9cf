import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { readEnv } from '#app/config/env.server.ts'

/** A text that only who has the secret reads, and the name of that secret. */
export interface SecretBox {
  /** Nonce (12 bytes), tag (16) and ciphertext of AES-256-GCM, base64url. */
  box: string
  keyId: string
}

interface Key {
  id: string
  bytes: Buffer
}

let known: Key[] | undefined

function keyOf(secret: string): Key {
  const id = createHash('sha256').update(`portal key id\n${secret}`).digest('hex').slice(0, 12)
  return { id, bytes: Buffer.from(hkdfSync('sha256', secret, '', 'portal second factor v1', 32)) }
}

/** The present key first, then the former one while it is still set, so that it can be changed without anybody losing theirs. */
function keys(): Key[] {
  if (!known) {
    const { ENCRYPTION_SECRET, ENCRYPTION_SECRET_FORMER } = readEnv()
    known = [ENCRYPTION_SECRET, ENCRYPTION_SECRET_FORMER].flatMap((secret) => (secret ? [keyOf(secret)] : []))
  }
  return known
}

const presentKey = (): Key => keys()[0] as Key

/** Encrypts a text under the present key. It opens again only with the same context (whose it is), so boxes cannot be exchanged. */
export function sealSecret(text: string, context: string): SecretBox {
  const { id, bytes } = presentKey()
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', bytes, nonce).setAAD(Buffer.from(context))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return { box: Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url'), keyId: id }
}

/** What sealSecret encrypted. Throws when its secret is not in the environment any more, or the box was changed or exchanged. */
export function openSecret({ box, keyId }: SecretBox, context: string): string {
  const key = keys().find(({ id }) => id === keyId)
  if (!key) throw new Error(`no secret of the environment has the key id ${keyId}: set ENCRYPTION_SECRET_FORMER`)
  const bytes = Buffer.from(box, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, 12), { authTagLength: 16 })
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}

/** True when a box is under a former key: seal it again while it is at hand. */
export const isUnderFormerKey = (keyId: string): boolean => keyId !== presentKey().id

/** Twenty bytes that only this server can derive from a text: the same every time. */
export function deriveBytes(purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', presentKey().bytes, '', `portal derive\n${purpose}`, 20))
}
