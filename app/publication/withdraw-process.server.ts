import { appendAudit } from '#app/audit/append-audit.server.ts'
import type { WorkerTx } from '#db/door.server.ts'
import { lockEntity, readPublishingEntity } from '#db/queries/publishing/entity-lock.server.ts'
import { lockStatePositions, removeSearchRow, withdrawBodies } from '#db/queries/publishing/withdrawals.server.ts'
import { forgetCatalog } from './catalog-rows/forget-catalog.server.ts'
import { nothingToWithdraw } from './refusals.ts'

/** A legal order to take a process out of what is public. */
export interface WithdrawalOrder {
  ocid: string
  /** Who ordered it: the court or authority, by its official name. */
  authority: string
  /** Legal ground and number of the order. Public, so it names nobody. */
  legalBasis: string
  /** Day of the order, YYYY-MM-DD. */
  orderedOn: string
}

/**
 * Withdraws a process of the entity at hand by legal order, in one transaction: bodies, records, search row, awards,
 * totals and suppliers go; the links of the chain stay, so that `verify` still holds, and a public tombstone says who ordered it, when
 * and why. A suspended or closed entity is no obstacle. Out: how many releases went. Throws Refusal (404) when nothing of it is public.
 */
export async function withdrawProcess(
  tx: WorkerTx,
  order: WithdrawalOrder,
  by: { actorId: string | null; door: string },
): Promise<number> {
  const [, entity] = await Promise.all([lockEntity(tx), readPublishingEntity(tx)])
  if (!entity) throw nothingToWithdraw(order.ocid)
  const suppliers = await forgetCatalog(tx, entity.sphere, [order.ocid])
  const { ocid, authority, legalBasis, orderedOn } = order
  await appendAudit(tx, tx.entityId, [
    { ...by, action: 'withdraw', subject: ocid, detail: { authority, legalBasis, orderedOn } },
  ])
  await lockStatePositions(tx)
  const [releases] = await Promise.all([withdrawBodies(tx, order), removeSearchRow(tx, ocid), suppliers.leave()])
  if (releases === 0) throw nothingToWithdraw(ocid)
  return releases
}
