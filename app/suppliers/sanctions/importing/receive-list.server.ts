import { createHash } from 'node:crypto'
import { appendStateAudit } from '#app/audit/append-audit.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { asCoordinator } from '#db/as-coordinator.server.ts'
import { enqueueJob } from '#db/queries/enqueue-job.server.ts'
import { findSanctionList } from '#db/queries/suppliers/sanction-lists.server.ts'
import { findSameSnapshot, insertSnapshot } from '#db/queries/suppliers/sanction-snapshots.server.ts'

/** Largest list, in bytes: the whole 69-B (12,700 rows) is 4 MB. */
export const LIST_BYTES = 32 * 1024 * 1024

export interface GivenList {
  list: string
  content: Buffer
  fileName: string
  /** Day up to which the list is, when the file does not say so itself. */
  asOf: string | null
  actorId: string | null
  door: 'screen' | 'cli' | 'demo'
}

/**
 * Keeps a file of a list whole. The same bytes as what counts, waits or is being read change nothing: `same` with that snapshot's id. From
 * the screen a job reads it; a command reads it itself. Throws Refusal 404 for an unknown list, 413 and 422 for what is no file of one.
 */
export async function receiveList(given: GivenList): Promise<{ outcome: 'new' | 'same'; snapshotId: string }> {
  if (given.content.length === 0) throw new Refusal('empty-file', 422, 'Archivo: está vacío; elija otro.')
  if (given.content.length > LIST_BYTES)
    throw new Refusal('file-too-large', 413, 'Archivo: pesa más de 32 MB, que es más de lo que ocupa una lista.')
  const sha256 = createHash('sha256').update(given.content).digest('hex')
  return asCoordinator(
    given.actorId,
    async (tx) => {
      const list = await findSanctionList(tx, given.list, { lock: true })
      if (list === null || list.code === 'propias')
        throw new Refusal('unknown-list', 404, `Lista: no hay una lista «${given.list}» que se importe de un archivo.`)
      const same = await findSameSnapshot(tx, given.list, sha256)
      if (same !== null) return { outcome: 'same' as const, snapshotId: same }
      const fileName = given.fileName.replace(/\p{C}/gu, '').slice(-200) || 'lista'
      const snapshotId = await insertSnapshot(tx, { ...given, fileName, sha256 })
      const detail = { list: given.list, sha256, bytes: given.content.length }
      if (given.door === 'screen') await enqueueJob(tx, 'read-sanction-list', { snapshotId }, { key: snapshotId })
      await appendStateAudit(tx, [
        { actorId: given.actorId, door: given.door, action: 'receive-sanction-list', subject: snapshotId, detail },
      ])
      return { outcome: 'new' as const, snapshotId }
    },
    { timeoutMs: 60_000 },
  )
}
