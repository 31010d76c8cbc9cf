import type { MachineAnswer } from '#app/lib/answer-machine.server.ts'
import { apiPaths, paths } from '#app/lib/paths.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { readEntitiesList, readManifest } from '#db/queries/feeds/feed-heads.server.ts'
import { listWithdrawals } from '#db/queries/publishing/withdrawals.server.ts'
import { portalAddress } from './portal-address.server.ts'

/** The roster of entities with what each has published and where its feeds are. */
export async function listEntities(request: Request): Promise<MachineAnswer> {
  const base = portalAddress(request)
  const rows = await asVisitor(readEntitiesList)
  const entities = rows.map((row) => {
    const slug = String(row.slug)
    const links = {
      page: `${base}${paths.entity(slug)}`,
      releases: `${base}${apiPaths.entityReleases(slug)}`,
      records: `${base}${apiPaths.entityRecords(slug)}`,
      atom: `${base}${apiPaths.entityFeed(slug)}`,
    }
    return { ...Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)), links }
  })
  return { body: JSON.stringify({ entities }) }
}

/**
 * Counts and chain heads of the main feeds at their newest position, by which a reader proves that it has everything; and the
 * processes that legal orders have withdrawn, so that who keeps a copy can follow.
 */
export async function showManifest(): Promise<MachineAnswer> {
  const manifest = await asVisitor(async (tx) => {
    const [heads, withdrawals] = await Promise.all([readManifest(tx), listWithdrawals(tx)])
    return { ...heads, withdrawals }
  })
  const newest = manifest.withdrawals[0]?.withdrawnAt
  const changedAt = newest && newest > (manifest.lastPublishedAt ?? '') ? newest : manifest.lastPublishedAt
  return { body: JSON.stringify(manifest), changedAt }
}
