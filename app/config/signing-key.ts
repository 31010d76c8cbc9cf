import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'

/** How INTEGRITY_SIGNING_KEY is made, said where it is missing. */
export const SIGNING_KEY_SHAPE =
  'una llave Ed25519 en PKCS8, en base64 y en una línea, como la que da: openssl genpkey -algorithm ed25519 -outform DER | base64 -w0'

const PKCS8_OF_SEED = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The private key of a text as the environment has it; null when it is none. */
export function readSigningKey(text: string): KeyObject | null {
  try {
    const key = createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' })
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    return null
  }
}

/** A key made from any text, the same for the same text: for development, tests and the demonstration only. */
export function signingKeyFrom(text: string): string {
  const seed = createHash('sha256').update(`integrity signing key\n${text}`).digest()
  return Buffer.concat([PKCS8_OF_SEED, seed]).toString('base64')
}

/** The public half as SPKI in PEM, and its name: the first 16 hexadecimal digits of the SHA-256 of its DER. */
export function publicHalf(privateKey: KeyObject): { keyId: string; publicKey: string } {
  const key = createPublicKey(privateKey)
  const der = key.export({ type: 'spki', format: 'der' })
  return {
    keyId: createHash('sha256').update(der).digest('hex').slice(0, 16),
    publicKey: key.export({ type: 'spki', format: 'pem' }).toString(),
  }
}
