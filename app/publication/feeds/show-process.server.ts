import type { MachineAnswer } from '#app/lib/answer-machine.server.ts'
import { apiPaths } from '#app/lib/paths.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { readFeedPublisher } from '#db/queries/feeds/feed-heads.server.ts'
import { readRelease } from '#db/queries/feeds/one-process.server.ts'
import { readRecord } from '#db/queries/feeds/record-pages.server.ts'
import { readWithdrawal } from '#db/queries/publishing/withdrawals.server.ts'
import { packageText } from './package-text.ts'
import { portalAddress } from './portal-address.server.ts'

/** The record of one process as a record package of one, with its releases in it, oldest first. Throws Refusal (404). */
export async function showRecord(request: Request, ocid: string): Promise<MachineAnswer> {
  const { record, publisher } = await asVisitor(async (tx) => {
    const record = await readRecord(tx, ocid)
    const withdrawn = record ? null : await readWithdrawal(tx, ocid)
    if (withdrawn)
      throw new Refusal(
        'record-withdrawn',
        410,
        `Este proceso se retiró por orden legal de ${withdrawn.authority}, del ${withdrawn.orderedOn}. Fundamento: ${withdrawn.legalBasis}.`,
      )
    if (!record)
      throw new Refusal(
        'record-unknown',
        404,
        'No hay un proceso publicado con ese identificador. Revíselo, o búsquelo entre los históricos en /api/v1/historical/releases?ocid=…',
      )
    return { record, publisher: await readFeedPublisher(tx, record.entitySlug) }
  })
  if (!publisher) throw new Error('a published process has an entity')
  const base = portalAddress(request)
  const uri = `${base}${apiPaths.record(ocid)}`
  const { releases, compiled, publishedAt } = record
  const packages = releases.map(({ id }) => `${base}${apiPaths.release(ocid, id)}`)
  const bodies = releases.map(({ body }) => body).join(',')
  const text = `{"ocid":${JSON.stringify(ocid)},"releases":[${bodies}],"compiledRelease":${compiled}}`
  const head = { uri, publishedDate: publishedAt, publisher, base, more: packages.length > 0 ? { packages } : {} }
  return { body: packageText(head, 'records', [text]), changedAt: publishedAt }
}

/** One release as a release package of one. Throws Refusal (404), or (410) when a legal order withdrew it. */
export async function showRelease(request: Request, ocid: string, releaseId: string): Promise<MachineAnswer> {
  const { release, publisher } = await asVisitor(async (tx) => {
    const release = await readRelease(tx, ocid, releaseId)
    if (!release)
      throw new Refusal(
        'release-unknown',
        404,
        'No hay una publicación con ese identificador en ese proceso. Revise los dos.',
      )
    return { release, publisher: await readFeedPublisher(tx, release.entitySlug) }
  })
  if (!publisher) throw new Error('a published release has an entity')
  if (release.body === null)
    throw new Refusal(
      'release-withdrawn',
      410,
      `Esta publicación se retiró por orden legal. Su huella SHA-256 era ${release.sha256}.`,
    )
  const base = portalAddress(request)
  const uri = `${base}${apiPaths.release(ocid, releaseId)}`
  const head = { uri, publishedDate: release.publishedAt, publisher, base }
  return { body: packageText(head, 'releases', [release.body]), changedAt: release.publishedAt }
}
