import { Refusal } from '#app/lib/refusal.ts'
import { reinstateEntityRow, suspendEntityRow } from '#db/queries/operation/stop-entity.server.ts'
import { entityIn, type Operator, onRoster, recordActs } from './on-roster.server.ts'

/** Longest reason, in letters. */
const LONGEST = 1000

function requireReason(reason: string): string {
  const text = reason.trim()
  if (text === '') throw new Refusal('reason-missing', 422, 'Motivo: escríbalo. Lo leerá quien trabaja en el ente.')
  if (text.length > LONGEST)
    throw new Refusal('reason-too-long', 422, `Motivo: tiene ${text.length} letras y caben ${LONGEST}.`)
  return text
}

/**
 * Suspends an entity: its members read why and write nothing, what it published stays public with a mark. Throws Refusal 404; 409
 * when it does not work already; 422 without a reason.
 */
export function suspendEntity(operator: Operator, slug: string, typedReason: string): Promise<void> {
  return onRoster(async (tx, roster) => {
    const entity = entityIn(roster, slug)
    const reason = requireReason(typedReason)
    if (entity.status !== 'active')
      throw new Refusal('not-active', 409, 'El ente ya está suspendido o cerrado. Vuelva a su ficha.')
    await suspendEntityRow(tx, entity.id, operator.today, reason)
    const act = { entityId: entity.id, actorId: operator.userId, act: 'suspended', origin: 'screen' } as const
    await recordActs(tx, [{ ...act, effectiveOn: operator.today, reason }])
  })
}

/** Lets a suspended entity work again. Throws Refusal 404; 409 when it is not suspended; 422 without a reason. */
export function reinstateEntity(operator: Operator, slug: string, typedReason: string): Promise<void> {
  return onRoster(async (tx, roster) => {
    const entity = entityIn(roster, slug)
    const reason = requireReason(typedReason)
    if (entity.status !== 'suspended')
      throw new Refusal('not-suspended', 409, 'El ente no está suspendido. Vuelva a su ficha.')
    await reinstateEntityRow(tx, entity.id)
    const act = { entityId: entity.id, actorId: operator.userId, act: 'reinstated', origin: 'screen' } as const
    await recordActs(tx, [{ ...act, effectiveOn: operator.today, reason }])
  })
}
