import { appendStateAudit } from '#app/audit/append-audit.server.ts'
import type { Json } from '#app/ocds/types.ts'
import type { AccountTx } from '#db/door.server.ts'
import { keyedDigest } from '../secrets.server.ts'

/** What people do with their own accounts, and what is done to them, as the audit log names it. */
export type AccountAct =
  | 'sign-in'
  | 'sign-in-refused'
  | 'code-wanted'
  | 'code-refused'
  | 'sign-out'
  | 'proof-refused'
  | 'set-second-factor'
  | 'use-recovery-code'
  | 'renew-recovery-codes'
  | 'turn-off-second-factor'
  | 'reset-second-factor'
  | 'change-password'
  | 'end-session'
  | 'end-other-sessions'
  | 'confirm-identity'

/**
 * Notes an act in the chain of the state, in the transaction of the act. The subject is an account's id, never a person's data;
 * `actorId` differs from it when somebody else did it.
 */
export function auditAccount(
  tx: AccountTx,
  action: AccountAct,
  userId: string,
  more: { actorId?: string; door?: string; detail?: Record<string, Json> } = {},
): Promise<void> {
  const { actorId = userId, door = 'account', detail = {} } = more
  return appendStateAudit(tx, [{ actorId, door, action, subject: userId, detail }])
}

/** Notes a refused sign-in: of whom only a keyed digest of the address that was typed, whether it has an account or not. */
export function auditRefusedSignIn(tx: AccountTx, email: string): Promise<void> {
  const subject = keyedDigest('audit sign-in', email)
  return appendStateAudit(tx, [{ actorId: null, door: 'account', action: 'sign-in-refused', subject, detail: {} }])
}
