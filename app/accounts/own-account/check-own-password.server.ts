import { asAccount } from '#db/as-account.server.ts'
import { findPasswordHash } from '#db/queries/sign-in-users.server.ts'
import { forgiveProofs, secondsToProve } from '../attempts/limit-attempts.server.ts'
import { matchesPassword } from '../passwords/hash-password.server.ts'
import { auditAccount } from './audit-account.server.ts'

export type ProofAnswer = { outcome: 'right' } | { outcome: 'wrong' } | { outcome: 'wait'; seconds: number }

/**
 * Asks a signed-in person for their password again, before something that whoever finds an open session must not do. Attempts are
 * counted by person across processes. Refusal 503 when too many hashes wait.
 */
export async function checkOwnPassword(userId: string, typed: string): Promise<ProofAnswer> {
  const { seconds, stored } = await asAccount(userId, async (tx) => ({
    seconds: await secondsToProve(tx, 'password', userId, new Date()),
    stored: await findPasswordHash(tx, userId),
  }))
  if (seconds > 0) return { outcome: 'wait', seconds }
  if (!(await matchesPassword(stored, typed))) {
    await asAccount(userId, (tx) => auditAccount(tx, 'proof-refused', userId))
    return { outcome: 'wrong' }
  }
  await asAccount(userId, (tx) => forgiveProofs(tx, 'password', userId))
  return { outcome: 'right' }
}
