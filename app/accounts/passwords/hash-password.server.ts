import { hash, hashRaw, verify } from '@node-rs/argon2'
import { Turns } from '../attempts/take-turns.ts'

/** Argon2id with 19 MiB, two passes, one lane (OWASP's floor; docs/security.md C2). */
const COST = { algorithm: 2, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const
const PREFIX = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`

/** So many hashes run at once: more would starve every other page of processor. Of those that wait, some two seconds of work. */
const turns = new Turns({ atOnce: 2, waiting: 64 })

/** The same letters typed on another keyboard or system give the same bytes. */
const bytesOf = (password: string) => password.normalize('NFKC')

/** Hash of a password as it is stored, with salt and cost inside. Refusal 503 when too many wait. */
export function hashPassword(password: string): Promise<string> {
  return turns.take(() => hash(bytesOf(password), COST))
}

/** Hash of a text under a given salt (base64url), base64url: the same every time, so that it can be looked up. Refusal 503 as above. */
export function hashWithSalt(text: string, salt: string): Promise<string> {
  const saltBytes = Buffer.from(salt, 'base64url')
  return turns.take(async () => (await hashRaw(bytesOf(text), { ...COST, salt: saltBytes })).toString('base64url'))
}

/** True when a stored hash was made with another cost than today's: hash again at the next sign-in. */
export const isOutdated = (stored: string): boolean => !stored.startsWith(PREFIX)

let nobody: Promise<string> | undefined

/**
 * Whether the password is the one of a stored hash. Null (no such account, or one without password yet) takes the same time, on
 * the hash of nobody's password, and is always false. Refusal 503 when too many wait.
 */
export async function matchesPassword(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hash(crypto.randomUUID(), COST)
  const standIn = await nobody
  const right = await turns.take(() => verify(stored ?? standIn, bytesOf(password)).catch(() => false))
  return right && stored !== null
}
