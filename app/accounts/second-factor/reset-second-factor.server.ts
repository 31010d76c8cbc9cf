import { appendAudit, appendStateAudit } from '#app/audit/append-audit.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { asAccount } from '#db/as-account.server.ts'
import type { AccountTx } from '#db/door.server.ts'
import { listAllMemberships } from '#db/queries/own-memberships.server.ts'
import { deleteFactor, setFactorReset } from '#db/queries/second-factors.server.ts'
import { findAccount } from '#db/queries/sign-in-users.server.ts'
import { endAllSessions } from '../own-account/own-session.server.ts'

/** Who resets: the caller has asked its guard (requireMember with entity_admin, or requireStateRole with platform_admin). */
export type Resetter = { id: string; as: 'entity_admin'; entityId: string } | { id: string; as: 'platform_admin' }

async function requireReach(tx: AccountTx, userId: string, by: Resetter): Promise<void> {
  const account = await findAccount(tx, userId)
  const entities = await listAllMemberships(tx, userId)
  if (!account || (by.as === 'entity_admin' && !entities.some(({ entity_id }) => entity_id === by.entityId)))
    throw new Refusal('not-found', 404, 'Esa persona no está en la lista.')
  if (userId === by.id)
    throw new Refusal(
      'own-factor',
      403,
      'Nadie restablece su propio segundo factor: use un código de recuperación o pídalo a otra persona que administra.',
    )
  // What one entity decides must not weaken another, nor the state.
  const elsewhere = by.as === 'entity_admin' && entities.some(({ entity_id }) => entity_id !== by.entityId)
  if (by.as === 'entity_admin' && (elsewhere || account.state_roles.length > 0))
    throw new Refusal(
      'works-elsewhere',
      403,
      'Esa persona también trabaja fuera de este ente: su segundo factor lo restablece quien opera el portal.',
    )
}

/**
 * Takes a member's lost second factor away, in one transaction: the key and the recovery codes, every session of the person, and what
 * they began to sign in to. The person is led at the next sign-in to a page that says so, and sets up another where a role asks.
 * Refusals: 404 `not-found` for nobody of the entity, 403 `own-factor`, 403 `works-elsewhere`, 409 `no-factor`.
 */
export async function resetSecondFactor({ userId, by }: { userId: string; by: Resetter }): Promise<void> {
  await asAccount(userId, async (tx) => {
    await requireReach(tx, userId, by)
    if (!(await deleteFactor(tx, userId)))
      throw new Refusal('no-factor', 409, 'Esa persona no tiene segundo factor: no hay nada que restablecer.')
    await setFactorReset(tx, userId, new Date())
    const sessionsEnded = await endAllSessions(tx, userId)
    const entry = {
      actorId: by.id,
      door: by.as,
      action: 'reset-second-factor',
      subject: userId,
      detail: { sessionsEnded },
    }
    await queueMail(tx, { kind: 'second-factor-reset', userId })
    if (by.as === 'entity_admin') await appendAudit(tx, by.entityId, [entry])
    else await appendStateAudit(tx, [entry])
  })
}
