import { Refusal } from '#app/lib/refusal.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import { asMember } from '#db/as-member.server.ts'
import { type DraftEvent, listDraftEvents } from '#db/queries/capture/draft-events.server.ts'
import { findDraft, type StoredDraft } from '#db/queries/capture/find-draft.server.ts'
import { type CaptureSettings, loadCaptureSettings } from './capture-settings.server.ts'
import type { Desk } from './create-process.server.ts'
import { type Judgement, judgeDocument } from './judge-document.ts'
import { type Step, stepsFor } from './steps.ts'

/** A draft as every page of it needs it. */
export interface OpenDraft {
  draft: StoredDraft
  document: JsonObject
  judgement: Judgement
  settings: CaptureSettings
  /** What the person at hand may do with it now. */
  steps: Step[]
  /** Sentence of the last return, while the draft is returned. */
  returnedWith: { body: string; actorName: string; at: string } | null
  events: DraftEvent[]
}

/** Reads a draft of the desk's entity; judged anew, so that a new rule shows at once. Throws NotAMember; Refusal 404. */
export function readDraft(desk: Desk, draftId: string): Promise<OpenDraft> {
  return asMember(desk, async (tx, roles) => {
    const draft = await findDraft(tx, draftId)
    if (!draft)
      throw new Refusal('not-found', 404, 'No encontramos el proceso. Búsquelo en la lista de procesos de su ente.')
    const document = draft.document as JsonObject
    const events = await listDraftEvents(tx, draft.id)
    const settings = await loadCaptureSettings(tx)
    const last = draft.state === 'returned' ? events.findLast(({ kind }) => kind === 'returned') : undefined
    return {
      draft,
      document,
      settings,
      events,
      judgement: judgeDocument(document),
      steps: stepsFor(draft.state, roles),
      returnedWith: last ?? null,
    }
  })
}
