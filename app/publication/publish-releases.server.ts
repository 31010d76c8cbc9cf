import { appendAudit } from '#app/audit/append-audit.server.ts'
import { canonicalText } from '#app/ocds/canonical.ts'
import type { WorkerTx } from '#db/door.server.ts'
import { appendChain, writeRecords } from '#db/queries/publishing/chain.server.ts'
import { moveEntityPosition, readEntityPosition, takePositions } from '#db/queries/publishing/positions.server.ts'
import type { Publisher } from './begin-publishing.server.ts'
import { prepareCatalog, writeCatalog } from './catalog-rows/write-catalog.server.ts'
import { chainLink, sha256 } from './chain-link.ts'
import { instantOf } from './instants.ts'
import { openHistories } from './open-histories.server.ts'
import { type PreparedRelease, prepareReleases } from './prepare-releases.server.ts'
import type { PublishedRelease, PublishInput, PublishOutcome } from './publication.ts'

/**
 * Publishes documents and releases of one entity in the transaction at hand: personal-data rule, difference, tags, chain, record,
 * search row, awards, suppliers, counts and audit, all or nothing (DESIGN.md 5). The state's counter row is locked last; commit
 * soon after. Throws Refusal: `ocid-taken`, `historical-process`, `release-id-taken`, `release-date-unreachable` (409),
 * `release-invalid` (422). The gate is the caller's: what comes in has passed it.
 */
export async function publishReleases(
  tx: WorkerTx,
  publisher: Publisher,
  input: PublishInput,
): Promise<PublishOutcome> {
  const histories = await openHistories(tx, input.publications)
  const { releases, unchanged } = prepareReleases(publisher, histories, input.publications)
  if (releases.length === 0) return { published: [], unchanged }

  const { position, head } = await readEntityPosition(tx, 'main')
  const links = linkReleases(releases, position, head)
  const touched = [...new Set(releases.map(({ ocid }) => ocid))].map((ocid) => histories.get(ocid)!)
  const processes = touched.map(({ ocid, compiled, releaseCount }) => ({ ocid, compiled: compiled!, releaseCount }))
  const catalog = await prepareCatalog(tx, publisher, processes, false)
  await appendAudit(
    tx,
    tx.entityId,
    links.map((row) => auditEntry(row, input)),
  )

  const records = touched.filter(({ isNew }) => isNew).length
  const taken = { releases: links.length, records, head: links.at(-1)!.link }
  const texts = new Map(processes.map(({ ocid, compiled }) => [ocid, canonicalText(compiled)]))
  const state = await takePositions(tx, 'main', taken)
  const chain = links.map((row, at) => ({ ...row, statePosition: state.first + at }))
  const places = new Map(chain.map((row) => [row.ocid, row]))
  const rows = processes.map(({ ocid, releaseCount }) => {
    const compiled = texts.get(ocid)!
    const { position, statePosition } = places.get(ocid)!
    return { ocid, position, statePosition, compiled, sha256: sha256(compiled), releaseCount }
  })
  await Promise.all([
    moveEntityPosition(tx, 'main', taken, state.publishedAt),
    appendChain(tx, chain, state.publishedAt),
    writeRecords(tx, rows, state.publishedAt),
    writeCatalog(tx, catalog, state.publishedAt),
  ])
  return { published: chain.map((row) => outcomeOf(row, state.publishedAt)), unchanged }
}

type Linked = PreparedRelease & {
  position: number
  sha256: string
  previousLink: string
  link: string
  releaseDate: string
}

function linkReleases(releases: PreparedRelease[], after: number, head: string): Linked[] {
  let previousLink = head
  return releases.map((release, at) => {
    const digest = sha256(release.body)
    const link = chainLink(previousLink, digest)
    const releaseDate = instantOf(release.date) ?? new Date(0).toISOString()
    const row = { ...release, position: after + at + 1, sha256: digest, previousLink, link, releaseDate }
    previousLink = link
    return row
  })
}

function auditEntry(row: Linked, { actorId, door }: PublishInput) {
  const { ocid, releaseId, position, sha256, link } = row
  return { actorId, door, action: 'publish', subject: ocid, detail: { releaseId, position, sha256, link } }
}

function outcomeOf(row: Linked & { statePosition: number }, publishedAt: string): PublishedRelease {
  const { ocid, releaseId, tags, position, statePosition, sha256, link, masked } = row
  return { ocid, releaseId, tags, position, statePosition, sha256, link, publishedAt, masked }
}
