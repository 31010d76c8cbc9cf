import { Refusal } from '#app/lib/refusal.ts'
import type { WorkerTx } from '#db/door.server.ts'
import { lockEntity, type PublishingEntity, readPublishingEntity } from '#db/queries/publishing/entity-lock.server.ts'

declare const locked: unique symbol

/** The entity at hand, whose feed nobody else can move until commit. Only beginPublishing makes one. */
export type Publisher = PublishingEntity & { readonly [locked]: true }

/**
 * Takes the entity's lock, before anything else of the transaction, and reads what publishing must know of it.
 * Throws Refusal (404) when the entity is unknown, (409) when it is suspended or closed.
 */
export async function beginPublishing(tx: WorkerTx): Promise<Publisher> {
  // Sent together: the server reads the entity after it has the lock.
  const [, entity] = await Promise.all([lockEntity(tx), readPublishingEntity(tx)])
  if (!entity) throw new Refusal('entity-unknown', 404, 'No encontramos el ente. Revise la dirección.')
  if (entity.status !== 'active')
    throw new Refusal(
      'entity-inactive',
      409,
      'El ente está suspendido o cerrado y no puede publicar. Pida a operación que lo reactive.',
    )
  return entity as Publisher
}
