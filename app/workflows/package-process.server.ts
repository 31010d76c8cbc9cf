import { withdrawnRefusal } from '#app/catalog/process/load-process.server.ts'
import type { MachineAnswer } from '#app/lib/answer-machine.server.ts'
import { readPostgresInstant } from '#app/lib/postgres-instant.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { packageText } from '#app/publication/feeds/package-text.ts'
import { portalAddress } from '#app/publication/feeds/portal-address.server.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { readFeedPublisher } from '#db/queries/feeds/feed-heads.server.ts'
import { readWithdrawal } from '#db/queries/publishing/withdrawals.server.ts'
import { listProcessBodies, readProcess } from '#db/queries/reading/read-process.server.ts'

/**
 * All releases of one published process as an OCDS release package, in order of publication. Throws Refusal 404, or
 * 410 for one withdrawn by legal order.
 */
export async function packageProcess(request: Request, ocid: string): Promise<MachineAnswer> {
  const found = await asVisitor(async (tx) => {
    const row = ocid.includes('\u0000') ? null : await readProcess(tx, ocid)
    const withdrawn = row || ocid.includes('\u0000') ? null : await readWithdrawal(tx, ocid)
    if (withdrawn) throw withdrawnRefusal(withdrawn)
    if (!row || row.historical) return null
    const publisher = await readFeedPublisher(tx, row.entity_slug)
    return publisher ? { bodies: await listProcessBodies(tx, ocid), publisher } : null
  })
  if (!found) throw new Refusal('process-unknown', 404, 'No hay un proceso publicado con ese identificador.')
  const { bodies, publisher } = found
  const texts = bodies.map(({ body }) => body)
  const last = bodies.at(-1)?.published_at ?? null
  const publishedDate = last === null ? new Date(0).toISOString() : readPostgresInstant(last).toISOString()
  const base = portalAddress(request)
  const uri = base + new URL(request.url).pathname
  return { body: packageText({ uri, publishedDate, publisher, base }, 'releases', texts), changedAt: publishedDate }
}
