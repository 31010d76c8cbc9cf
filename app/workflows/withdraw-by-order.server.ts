import { Refusal } from '#app/lib/refusal.ts'
import { nothingToWithdraw } from '#app/publication/refusals.ts'
import { type WithdrawalOrder, withdrawProcess } from '#app/publication/withdraw-process.server.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { findPublicOwner } from '#db/queries/publishing/withdrawals.server.ts'

/**
 * Carries out a legal order over a published process, whoever published it. Out: what was withdrawn. Throws Refusal (422) naming the
 * field when the order is not whole, (404) when nothing of the process is public.
 */
export async function withdrawByOrder(
  order: WithdrawalOrder,
  today: string,
): Promise<WithdrawalOrder & { releases: number }> {
  checkOrder(order, today)
  const entityId = await asPlatform((tx) => findPublicOwner(tx, order.ocid))
  if (entityId === null) throw nothingToWithdraw(order.ocid)
  const releases = await asWorker(entityId, (tx) => withdrawProcess(tx, order, { actorId: null, door: 'cli' }))
  return { ...order, releases }
}

function checkOrder({ authority, legalBasis, orderedOn }: WithdrawalOrder, today: string): void {
  const refuse = (sentence: string) => {
    throw new Refusal('order-incomplete', 422, sentence)
  }
  if (authority.length < 3 || authority.length > 300)
    refuse('Falta la autoridad (--authority): el nombre oficial de quien ordenó el retiro, de 3 a 300 letras.')
  if (legalBasis.length < 3 || legalBasis.length > 1000)
    refuse(
      'Falta el fundamento (--basis): artículo y número de la orden, de 3 a 1000 letras. Es público: no nombre a nadie.',
    )
  const day = /^\d{4}-\d{2}-\d{2}$/.test(orderedOn) ? Date.parse(`${orderedOn}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== orderedOn || orderedOn > today)
    refuse('La fecha de la orden (--ordered-on) debe ser un día que ya pasó, como 2026-03-14.')
}
