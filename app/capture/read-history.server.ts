import { Refusal } from '#app/lib/refusal.ts'
import { asMember } from '#db/as-member.server.ts'
import { type DraftEvent, listDraftEvents } from '#db/queries/capture/draft-events.server.ts'
import { findDraft, type StoredDraft } from '#db/queries/capture/find-draft.server.ts'
import { listOwnReleases } from '#db/queries/capture/own-published.server.ts'
import { loadCaptureSettings } from './capture-settings.server.ts'
import type { Desk } from './create-process.server.ts'

export interface History {
  draft: StoredDraft
  events: DraftEvent[]
  releases: { releaseId: string; tags: string[]; publishedAt: string }[]
  zone: string
}

/** The steps of a draft and the publications of its process. Throws NotAMember; Refusal `not-found` (404). */
export function readHistory(desk: Desk, draftId: string): Promise<History> {
  return asMember(desk, async (tx) => {
    const draft = await findDraft(tx, draftId)
    if (!draft)
      throw new Refusal('not-found', 404, 'No encontramos el proceso. Búsquelo en la lista de procesos de su ente.')
    const releases = await listOwnReleases(tx, draft.ocid)
    return {
      draft,
      events: await listDraftEvents(tx, draft.id),
      releases: releases.map(({ releaseId, tags, publishedAt }) => ({ releaseId, tags, publishedAt })),
      zone: (await loadCaptureSettings(tx)).zone,
    }
  })
}
