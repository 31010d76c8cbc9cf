import type { Desk } from '#app/capture/create-process.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { listChanges } from '#app/ocds/changes.ts'
import { deriveTags } from '#app/ocds/tags.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import { nextRecord } from '#app/publication/prepare-releases.server.ts'
import { asMember } from '#db/as-member.server.ts'
import { findDraft, type StoredDraft } from '#db/queries/capture/find-draft.server.ts'
import { listOwnReleases, readOwnCompiled } from '#db/queries/capture/own-published.server.ts'
import { findEntityBySlug } from '#db/queries/deployment.server.ts'
import { listRestricted } from '#db/queries/people/person-requests.server.ts'

export interface PublicationPreview {
  draft: StoredDraft
  /** Which publication of the process it will be: 1 for the first. */
  number: number
  tags: string[]
  changes: { path: string; label: string; kind: 'added' | 'removed' | 'changed' }[]
  /** How many values the personal-data rule will leave out or mask. */
  maskedCount: number
  /** Why this person may not publish it now, or null. */
  refusal: string | null
}

/**
 * What publishing an approved draft would do, without doing it: compared with what is public by the same rule of personal data, so
 * that what is masked is no change. Throws NotAMember; Refusal `not-found` (404).
 */
export function previewPublication(desk: Desk, draftId: string): Promise<PublicationPreview> {
  return asMember(desk, async (tx, roles) => {
    const draft = await findDraft(tx, draftId)
    if (!draft)
      throw new Refusal('not-found', 404, 'No encontramos el proceso. Búsquelo en la lista de procesos de su ente.')
    const entity = await findEntityBySlug(tx, desk.slug)
    const restricted = new Set(await listRestricted(tx))
    const rule = { publishNaturalRfc: entity?.natural_rfc_legal_basis != null, restricted }
    const { document, masked } = nextRecord(rule, draft.ocid, draft.document as JsonObject)
    const published = await readOwnCompiled(tx, draft.ocid)
    const before = published === null ? null : (JSON.parse(published) as JsonObject)
    const releases = await listOwnReleases(tx, draft.ocid)
    const refusal = refusalOf(
      draft,
      roles.includes('publisher'),
      entity?.separate_publisher === true && draft.capturedBy.includes(desk.userId),
    )
    return {
      draft,
      number: releases.length + 1,
      tags: deriveTags(before, document),
      changes: listChanges(before ?? {}, document).map(({ path, label, kind }) => ({ path, label, kind })),
      maskedCount: masked.length,
      refusal,
    }
  })
}

function refusalOf(draft: StoredDraft, isPublisher: boolean, isOwnCapture: boolean): string | null {
  if (!isPublisher) return 'Publicar toca a la unidad de transparencia del ente.'
  if (draft.state === 'published') return 'Esta versión ya está publicada.'
  if (draft.state !== 'approved') return 'El proceso todavía no está aprobado. Pida a quien revisa que lo apruebe.'
  if (isOwnCapture)
    return 'En este ente, quien captura un proceso no lo publica. Pida a otra persona de la unidad de transparencia que lo haga.'
  return null
}
