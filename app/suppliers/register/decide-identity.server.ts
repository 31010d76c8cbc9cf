import { appendStateAudit } from '#app/audit/append-audit.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { asCoordinator } from '#db/as-coordinator.server.ts'
import type { CoordinatorTx } from '#db/door.server.ts'
import {
  insertDecision,
  leadTo,
  listDecisions,
  listMembers,
  lockIdentities,
  markUndone,
  weighSuppliers,
} from '#db/queries/suppliers/decisions.server.ts'

/** Verbs of the audit log, by kind of decision. */
const VERBS = { merge: 'merge-suppliers', split: 'split-supplier' } as const

const unknown = () => new Refusal('supplier-unknown', 404, 'No hay un proveedor con ese identificador en el padrón.')
const changed = () =>
  new Refusal(
    'identity-changed',
    409,
    'Alguien decidió otra cosa sobre estas identidades. Vea cómo están ahora y vuelva a intentarlo.',
  )

/** The reason as it is kept. Throws Refusal 422 when it says nothing. */
export function checkReason(reason: string): string {
  const text = reason.replace(/\s+/g, ' ').trim()
  if (text.length >= 10 && text.length <= 2000) return text
  throw new Refusal(
    'reason-missing',
    422,
    'Razón: escriba en qué se basa, con 10 a 2,000 letras. Queda en la bitácora.',
  )
}

/** What a merge or a split would move, worked out from what stands. */
interface Move {
  moved: string[]
  identity: string
}

/**
 * Joins the identity of a supplier to that of another: all its ids lead there from now on, and pages and API sum them. Published rows
 * stay as they are. Throws Refusal 404, 409 (joined already) or 422 (reason, or a person with a company).
 */
export async function mergeSuppliers(
  userId: string,
  supplierId: string,
  intoId: string,
  given: string,
): Promise<string> {
  const reason = checkReason(given)
  return asCoordinator(userId, async (tx) => {
    await lockIdentities(tx)
    const { moved, identity } = await planMerge(tx, supplierId, intoId)
    await leadTo(tx, moved, identity)
    return record(tx, { kind: 'merge', supplierId: moved[0]!, identityId: identity, moved, reason, decidedBy: userId })
  })
}

async function planMerge(tx: CoordinatorTx, supplierId: string, intoId: string): Promise<Move> {
  const weights = await weighSuppliers(tx, [supplierId, intoId])
  const [one, other] = [supplierId, intoId].map((id) => weights.find((weight) => weight.id === id))
  if (!one || !other) throw unknown()
  if (one.identity === other.identity) throw changed()
  if (one.natural_person !== other.natural_person)
    throw new Refusal(
      'person-and-company',
      422,
      'Una persona física y una empresa no son el mismo proveedor: no se pueden reunir.',
    )
  return { moved: await listMembers(tx, one.identity), identity: other.identity }
}

/** Takes one id out of the identity that it was joined to; it stands alone again. Throws Refusal 404, 409 or 422. */
export async function splitSupplier(userId: string, supplierId: string, given: string): Promise<string> {
  const reason = checkReason(given)
  return asCoordinator(userId, async (tx) => {
    await lockIdentities(tx)
    const [weight] = await weighSuppliers(tx, [supplierId])
    if (!weight) throw unknown()
    if (weight.identity === supplierId) throw changed()
    await leadTo(tx, [supplierId], supplierId)
    const decision = { kind: 'split' as const, supplierId, identityId: weight.identity, moved: [supplierId] }
    return record(tx, { ...decision, reason, decidedBy: userId })
  })
}

/**
 * Takes a decision back: what it moved and still stands where it put it goes back to where it was. Throws Refusal 404, 422, or 409 when
 * it was undone before or a later decision moved the same ids on.
 */
export async function undoDecision(userId: string, decisionId: string, given: string): Promise<void> {
  const reason = checkReason(given)
  if (!/^[0-9a-f-]{36}$/.test(decisionId)) throw unknown()
  await asCoordinator(userId, async (tx) => {
    await lockIdentities(tx)
    const [decision] = await listDecisions(tx, { id: decisionId, limit: 1 })
    if (!decision) throw unknown()
    const { kind, supplier_id, identity_id, moved } = decision
    const from = kind === 'merge' ? identity_id : supplier_id
    const standing = new Set(await listMembers(tx, from))
    // An identity that was joined further since leads elsewhere: that later decision is to be undone first.
    const leads = await listMembers(tx, kind === 'merge' ? supplier_id : identity_id)
    if (kind === 'merge' && (!moved.every((id) => standing.has(id)) || leads.length > 1)) throw changed()
    if (kind === 'split' && standing.size > 1) throw changed()
    const [target] = kind === 'split' ? await weighSuppliers(tx, [identity_id]) : []
    if (target && target.identity !== identity_id) throw changed()
    if (!(await markUndone(tx, decisionId, { userId, reason }))) throw changed()
    await leadTo(tx, moved, kind === 'merge' ? supplier_id : identity_id)
    const detail = { decision: decisionId, identity: identity_id, moved }
    await appendStateAudit(tx, [
      { actorId: userId, door: 'coordinator', action: 'undo-supplier-decision', subject: supplier_id, detail },
    ])
  })
}

async function record(tx: CoordinatorTx, decision: Parameters<typeof insertDecision>[1]): Promise<string> {
  const id = await insertDecision(tx, decision)
  const { kind, supplierId, identityId, moved, decidedBy } = decision
  await appendStateAudit(tx, [
    {
      ...{ actorId: decidedBy, door: 'coordinator', subject: supplierId },
      action: VERBS[kind],
      detail: { decision: id, identity: identityId, moved },
    },
  ])
  return id
}
