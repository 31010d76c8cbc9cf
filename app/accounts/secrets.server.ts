import { createHmac, timingSafeEqual } from 'node:crypto'
import { readEnv } from '#app/config/env.server.ts'

let known: { session: string; hmac: string; origin: string } | undefined

/** The secrets and the public origin, read from the environment once. */
function settings() {
  if (!known) {
    const env = readEnv()
    known = { session: env.SESSION_SECRET, hmac: env.HMAC_SECRET, origin: new URL(env.PUBLIC_URL).origin }
  }
  return known
}

/** Origin at which people reach the portal, as in PUBLIC_URL. */
export const publicOrigin = (): string => settings().origin

/** Keyed digest of a private value for counting it without keeping it; `purpose` keeps two uses of one value apart. */
export function keyedDigest(purpose: string, value: string): string {
  return createHmac('sha256', settings().hmac).update(`${purpose}\n${value}`).digest('base64url')
}

/** The token that forms of a session carry: whoever has it has read a page of that session. */
export function formToken(sessionId: string): string {
  return createHmac('sha256', settings().session).update(`form\n${sessionId}`).digest('base64url')
}

/** Compares two texts in a time that tells nothing about where they differ. */
export function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
