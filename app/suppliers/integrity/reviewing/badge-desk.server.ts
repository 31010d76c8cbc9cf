import { appendStateAudit } from '#app/audit/append-audit.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { asCoordinator } from '#db/as-coordinator.server.ts'
import { accountOfBadge } from '#db/queries/suppliers/integrity/reviews.server.ts'
import { readBadgeFolio } from '../badges/folio.ts'
import { recordAct } from '../badges/record-act.server.ts'
import { today } from '../today.server.ts'
import { requireText } from './in-review.server.ts'

const ACTS = { suspender: 'suspended', levantar: 'lifted', retirar: 'withdrawn' } as const
const VERBS = {
  suspended: 'integrity-badge-suspend',
  lifted: 'integrity-badge-lift',
  withdrawn: 'integrity-badge-withdraw',
} as const

/**
 * Suspends a badge, lifts its suspensions or withdraws it, with a public cause and its legal ground; the holder is told by mail.
 * Throws Refusal 404, 409 when its state does not take it, 422 without cause, ground or act.
 */
export async function changeBadge(
  personId: string,
  typedFolio: string,
  typed: { paso: string; causa: string; fundamento: string },
): Promise<void> {
  const act = Object.hasOwn(ACTS, typed.paso) ? ACTS[typed.paso as keyof typeof ACTS] : null
  if (!act) throw new Refusal('act-missing', 422, 'Acto: elija qué se hace con la insignia.')
  const cause = requireText(typed.causa, 'Causa', 'escríbala; será pública. No ponga datos de personas.')
  const ground = requireText(typed.fundamento, 'Fundamento', 'cite el artículo o la resolución; será público.')
  const folio = readBadgeFolio(typedFolio)
  if (folio === null) throw new Refusal('no-such-badge', 404, 'No hay una insignia con ese folio.')
  return asCoordinator(personId, async (tx) => {
    await recordAct(
      tx,
      folio,
      { act, on: today(), cause, ground, origin: 'decision' },
      { actorId: personId, applicationId: null },
    )
    const accountId = await accountOfBadge(tx, folio)
    if (accountId) await queueMail(tx, { kind: 'integrity-change', userId: null, supplierAccountId: accountId })
    await appendStateAudit(tx, [{ actorId: personId, door: 'screen', action: VERBS[act], subject: folio, detail: {} }])
  })
}
