import { appendAudit } from '#app/audit/append-audit.server.ts'
import type { Desk } from '#app/capture/create-process.server.ts'
import { judgeDocument } from '#app/capture/judge-document.ts'
import type { Surroundings } from '#app/capture/present-draft.ts'
import { stepsFor } from '#app/capture/steps.ts'
import { workspacePaths } from '#app/lib/paths.ts'
import { Refusal } from '#app/lib/refusal.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import { findStops } from '#app/suppliers/matching/stops/find-stops.server.ts'
import { stopFindings } from '#app/suppliers/matching/stops/stop-findings.ts'
import { isReason, type Stop, type Warning, type WrittenReason } from '#app/suppliers/matching/stops/stops-of.ts'
import { withReason } from '#app/suppliers/matching/stops/with-reason.ts'
import { asMember } from '#db/as-member.server.ts'
import { findDraft, lockDraft, type StoredDraft } from '#db/queries/capture/find-draft.server.ts'
import { updateDraft } from '#db/queries/capture/write-draft.server.ts'

export interface DraftStops {
  draft: StoredDraft
  stops: Stop[]
  warnings: Warning[]
  /** Whether the person may write reasons now: who captures, while the process is being captured. */
  mayWrite: boolean
}

const GONE = 'No encontramos el proceso. Búsquelo en la lista de procesos de su ente.'

/** What the lists of sanctions stop of a draft, and of what they warn. Throws NotAMember; Refusal `not-found` (404). */
export function readDraftStops(desk: Desk, draftId: string): Promise<DraftStops> {
  return asMember(desk, async (tx, roles) => {
    const draft = await findDraft(tx, draftId)
    if (!draft) throw new Refusal('not-found', 404, GONE)
    const [found] = await findStops(tx, [draft.document as JsonObject])
    return { draft, ...found!, mayWrite: stepsFor(draft.state, roles).includes('save') }
  })
}

/** What stands beside the forms of a draft, with what the lists say before everything else; each leads to where the reason is written. */
export async function withStops<Page extends { surroundings: Surroundings }>(
  desk: Desk,
  draftId: string,
  page: Page,
): Promise<Page> {
  const found = await readDraftStops(desk, draftId)
  const href = workspacePaths.section(desk.slug, draftId, 'sanciones')
  const findings = stopFindings(found).map(({ path, severity, message }, at) => ({
    ...{ key: `sanction-${at}-${path}`, severity, message, href },
  }))
  const { surroundings } = page
  return findings.length === 0
    ? page
    : { ...page, surroundings: { ...surroundings, findings: [...findings, ...surroundings.findings] } }
}

/** What stands in the way of publishing an award, in one sentence; null when nothing does. */
export async function openStop(desk: Desk, draftId: string): Promise<string | null> {
  const { stops } = await readDraftStops(desk, draftId)
  const [first] = stopFindings({ stops: stops.filter(({ reason }) => reason === null), warnings: [] })
  return first?.message ?? null
}

/**
 * Writes the reason why an award goes on although a list stops it, with its ground, into the draft; it is published with the process.
 * Throws NotAMember; Refusal `not-found` (404), `not-editable`, `stale-draft` (409), `reason-missing` (422).
 */
export function writeReason(
  desk: Desk,
  input: { draftId: string; revision: number; path: string; sanctionId: string } & WrittenReason,
): Promise<void> {
  return asMember(desk, async (tx, roles) => {
    const draft = await lockDraft(tx, input.draftId)
    if (!draft) throw new Refusal('not-found', 404, GONE)
    if (!stepsFor(draft.state, roles).includes('save'))
      throw new Refusal(
        'not-editable',
        409,
        'La razón la escribe quien captura, mientras el proceso está en captura. Pida que lo devuelvan, o ábralo para corregirlo.',
      )
    const document = draft.document as JsonObject
    const [found] = await findStops(tx, [document])
    const stop = found!.stops.find(({ path, hit }) => path === input.path && hit.sanctionId === input.sanctionId)
    if (!stop || draft.revision !== input.revision)
      throw new Refusal(
        'stale-draft',
        409,
        'El proceso cambió mientras usted escribía. Revise lo que dice ahora y vuelva a enviar la razón.',
      )
    if (!isReason(input))
      throw new Refusal(
        'reason-missing',
        422,
        'Razón y fundamento: explique por qué se adjudica de todos modos (al menos 20 letras) y cite el artículo y la ley.',
      )
    const changed = withReason(document, stop, input, new Date())
    const written = await updateDraft(tx, draft.id, { ...judgeDocument(changed), document: changed })
    const detail = { revision: written.revision, sanction: input.sanctionId, award: stop.awardId }
    await appendAudit(tx, desk.entityId, [
      { actorId: desk.userId, door: 'screen', action: 'write-sanction-reason', subject: draft.id, detail },
    ])
  })
}
