import { redirect } from '@remix-run/node'
import { accountPaths } from '#app/lib/paths.ts'
import { asAccount } from '#db/as-account.server.ts'
import type { Person } from '../person.ts'
import { returnAddress } from '../safe-return-path.ts'
import { auditAccount } from './audit-account.server.ts'
import { checkOwnPassword } from './check-own-password.server.ts'
import { renewOwnSession } from './own-session.server.ts'

const MINUTE = 60 * 1000
/** A proof holds this long, in milliseconds. */
export const PROOF_HOLDS_MS = 10 * MINUTE

/** True when the person gave their password in this session a moment ago. */
export function hasJustProved(person: Person): boolean {
  const age = Date.now() - person.session.provedAt.getTime()
  // Given in the future: the clock was set back since, and how long ago it was is not known. Servers differ by less than a minute.
  return age < PROOF_HOLDS_MS && age > -MINUTE
}

/**
 * Line after the guard in the loader of a page of sensitive acts (giving roles, resetting a factor): throws the way to the page that
 * asks for the password, which comes back here. Not in actions: what somebody has typed must not be lost.
 */
export function requireRecentProof(request: Request, person: Person): void {
  if (hasJustProved(person)) return
  throw redirect(accountPaths.confirm(returnAddress(request)), { headers: { 'Cache-Control': 'no-store' } })
}

export type IdentityAnswer =
  | { outcome: 'confirmed'; cookie: string }
  | { outcome: 'wrong' }
  | { outcome: 'wait'; seconds: number }

/** Asks for the password again; when it is right the session goes on under a new id (docs/security.md C5). */
export async function confirmIdentity(request: Request, person: Person, password: string): Promise<IdentityAnswer> {
  const proof = await checkOwnPassword(person.id, password)
  if (proof.outcome !== 'right') return proof
  await asAccount(person.id, (tx) => auditAccount(tx, 'confirm-identity', person.id))
  return { outcome: 'confirmed', cookie: await renewOwnSession(request, person) }
}
