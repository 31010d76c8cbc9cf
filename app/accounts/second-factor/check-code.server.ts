import { asAccount } from '#db/as-account.server.ts'
import type { AccountTx } from '#db/door.server.ts'
import {
  countRecoveryCodes,
  findFactor,
  type StoredFactor,
  saveSecretBox,
  takeRecoveryCode,
  takeStep,
} from '#db/queries/second-factors.server.ts'
import { forgiveProofs, secondsToProve } from '../attempts/limit-attempts.server.ts'
import { auditAccount } from '../own-account/audit-account.server.ts'
import { hashRecoveryCode } from './recovery-codes.server.ts'
import { isUnderFormerKey, openSecret, sealSecret } from './secret-box.server.ts'
import { digitsOf, stepOfCode } from './totp.ts'

/** How a code was given: from the application on the telephone, or one of the recovery codes. */
export type CodeKind = 'totp' | 'recovery'

export type CodeAnswer =
  /** `codesLeft`: recovery codes still unused, when one was used up. */
  | { outcome: 'right'; factorId: string; codesLeft: number | null }
  | { outcome: 'wrong' }
  | { outcome: 'wait'; seconds: number }

/** The key of a person's factor, in base 32. */
export const keyOfFactor = (factor: StoredFactor, userId: string): string =>
  openSecret({ box: factor.secret_box, keyId: factor.key_id }, userId)

async function takeTotp(tx: AccountTx, factor: StoredFactor, userId: string, typed: string, now: Date) {
  const key = keyOfFactor(factor, userId)
  const step = stepOfCode(key, typed, now)
  if (step === null || !(await takeStep(tx, factor.id, step))) return false
  if (isUnderFormerKey(factor.key_id)) await saveSecretBox(tx, factor.id, sealSecret(key, userId))
  return true
}

/**
 * Checks a code of a person's second factor and uses it up, so that it is good once, also when two bring it at the same time.
 * Attempts are counted by person across processes before anything is looked at. Wrong for a person without a factor.
 * Refusal 503 when too many hashes wait. `now` decides which step it is.
 */
export async function checkCode(userId: string, kind: CodeKind, typed: string, now = new Date()): Promise<CodeAnswer> {
  const { seconds, factor } = await asAccount(userId, async (tx) => {
    const seconds = await secondsToProve(tx, 'code', userId, now)
    return { seconds, factor: seconds > 0 ? null : await findFactor(tx, userId) }
  })
  if (seconds > 0) return { outcome: 'wait', seconds }
  if (!factor) return { outcome: 'wrong' }
  // Hashed outside the transaction: it may wait for its turn.
  const hash = kind === 'recovery' ? await hashRecoveryCode(typed, factor.code_salt) : null
  return asAccount(userId, async (tx) => {
    const taken =
      hash === null ? await takeTotp(tx, factor, userId, typed, now) : await takeRecoveryCode(tx, factor.id, hash, now)
    if (!taken) return { outcome: 'wrong' }
    await forgiveProofs(tx, 'code', userId)
    const codesLeft = hash === null ? null : await countRecoveryCodes(tx, factor.id)
    if (codesLeft !== null) await auditAccount(tx, 'use-recovery-code', userId, { detail: { codesLeft } })
    return { outcome: 'right', factorId: factor.id, codesLeft }
  })
}

/** Six digits are of the telephone; anything else was meant as a recovery code, which has twelve signs. */
export const kindOfCode = (typed: string): CodeKind => (/^\d{6}$/.test(digitsOf(typed)) ? 'totp' : 'recovery')
