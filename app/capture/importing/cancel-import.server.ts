import { appendAudit } from '#app/audit/append-audit.server.ts'
import type { Desk } from '#app/capture/create-process.server.ts'
import { notFound } from '#app/lib/http-errors.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { asMember } from '#db/as-member.server.ts'
import { askToCancel, findImport } from '#db/queries/importing/read-imports.server.ts'

/**
 * Asks an import to stop at its next batch; what was committed stays. Throws the 404 page for what is none of the entity's, Refusal 409
 * when it is over or the operator's.
 */
export async function cancelImport(desk: Desk, id: string): Promise<void> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return notFound()
  await asMember(desk, async (tx) => {
    if (!(await findImport(tx, id))) return notFound()
    if (!(await askToCancel(tx, id)))
      throw new Refusal('import-over', 409, 'La importación ya no está en curso: no hay nada que cancelar.')
    const entry = { actorId: desk.userId, door: 'screen', action: 'import-cancel', subject: id, detail: {} }
    await appendAudit(tx, desk.entityId, [entry])
  })
}
