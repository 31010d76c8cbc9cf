import { Refusal } from '#app/lib/refusal.ts'
import type { Finding } from '#app/ocds/findings.ts'
import { reviewDocument } from '#app/ocds/review.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import { beginPublishing } from '#app/publication/begin-publishing.server.ts'
import type { PublishedRelease } from '#app/publication/publication.ts'
import { publishReleases } from '#app/publication/publish-releases.server.ts'
import { nothingChanged } from '#app/publication/refusals.ts'
import { askToMatch } from '#app/suppliers/matching/ask-to-match.server.ts'
import { findStops } from '#app/suppliers/matching/stops/find-stops.server.ts'
import { stopFindings } from '#app/suppliers/matching/stops/stop-findings.ts'
import { stopNotices } from '#app/suppliers/matching/stops/stop-notices.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { type DraftToPublish, lockDraft, markPublished } from '#db/queries/publishing/draft-to-publish.server.ts'
import { insertNotices } from '#db/queries/publishing/sanction-matches.server.ts'

/** The gate is closed: `findings` holds the errors, each with its path. */
export class GateRefusal extends Refusal {
  readonly findings: Finding[]

  constructor(findings: Finding[]) {
    const count = findings.length === 1 ? 'un dato' : `${findings.length} datos`
    super('gate-closed', 422, `No se puede publicar: hay ${count} por corregir. ${findings[0]?.message ?? ''}`.trim())
    this.findings = findings
  }
}

interface PublishDraftInput {
  /** Must hold the role `publisher` in the entity, read again inside the transaction (NotAMember otherwise). */
  userId: string
  entityId: string
  draftId: string
  /** The revision that the person saw; another one gives 409. */
  revision?: number
}

/**
 * Publishes an approved draft, in one transaction. Throws NotAMember; Refusal `draft-unknown` (404),
 * `stale-draft`, `not-approved`, `second-person`, `nothing-changed`, `ocid-taken` (409); GateRefusal (422).
 */
export async function publishDraft(input: PublishDraftInput): Promise<PublishedRelease> {
  const { userId, entityId, draftId } = input
  const work = async (tx: Parameters<Parameters<typeof asWorker>[1]>[0]) => {
    const publisher = await beginPublishing(tx)
    const draft = await lockDraft(tx, draftId)
    if (!draft)
      throw new Refusal('draft-unknown', 404, 'No encontramos el proceso. Búsquelo en la lista de procesos de su ente.')
    refuseUnready(draft, input, publisher.separatePublisher)
    const document = draft.document as JsonObject
    const findings = reviewDocument({ ...document, ocid: draft.ocid }, { profile: 'edca-mx' })
    const [found] = await findStops(tx, [document])
    const all = [...findings, ...stopFindings(found!)]
    const errors = all.filter(({ severity }) => severity === 'error')
    if (errors.length > 0) throw new GateRefusal(errors)
    const publications = [{ ocid: draft.ocid, document }]
    const { published } = await publishReleases(tx, publisher, { publications, actorId: userId, door: 'screen' })
    const [release] = published
    if (!release) throw nothingChanged()
    await insertNotices(tx, stopNotices(draft.ocid, found!.stops))
    await askToMatch(tx, entityId)
    await markPublished(tx, { draftId, revision: draft.revision, actorId: userId, releaseId: release.releaseId })
    return release
  }
  return asWorker(entityId, work, { actor: { userId, needs: 'publisher' } })
}

function refuseUnready(
  draft: DraftToPublish,
  { userId, revision }: PublishDraftInput,
  separatePublisher: boolean,
): void {
  if (revision !== undefined && revision !== draft.revision)
    throw new Refusal(
      'stale-draft',
      409,
      'Alguien cambió el proceso mientras usted lo revisaba. Vuelva a leerlo antes de publicar.',
    )
  if (draft.state === 'published' && draft.publishedRevision === draft.revision) throw nothingChanged()
  if (draft.state !== 'approved')
    throw new Refusal(
      'not-approved',
      409,
      'El proceso todavía no está aprobado. Pida a quien revisa que lo apruebe y vuelva a publicar.',
    )
  if (separatePublisher && draft.capturedBy.includes(userId))
    throw new Refusal(
      'second-person',
      409,
      'En este ente, quien captura un proceso no lo publica. Pida a otra persona de la unidad de transparencia que lo publique.',
    )
}
