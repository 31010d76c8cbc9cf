import { appendAudit } from '#app/audit/append-audit.server.ts'
import { documentHash } from '#app/audit/audit-hash.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { asMember } from '#db/as-member.server.ts'
import { type DraftEventKind, insertDraftEvent } from '#db/queries/capture/draft-events.server.ts'
import { lockDraft, type StoredDraft } from '#db/queries/capture/find-draft.server.ts'
import { setDraftState } from '#db/queries/capture/write-draft.server.ts'
import type { Desk } from './create-process.server.ts'
import { RULES, type Step, stepsFor } from './steps.ts'

/** Steps that only move the draft; saving and publishing have modules of their own. */
export type ReviewStep = Exclude<Step, 'save' | 'publish'>

const EVENTS: Record<ReviewStep, DraftEventKind> = {
  submit: 'submitted',
  return: 'returned',
  approve: 'approved',
  reopen: 'reopened',
  comment: 'comment',
}

/** The same steps as verbs of the audit log. */
const ACTIONS: Record<ReviewStep, string> = {
  submit: 'submit-draft',
  return: 'return-draft',
  approve: 'approve-draft',
  reopen: 'reopen-draft',
  comment: 'comment-draft',
}

const NOT_NOW: Record<ReviewStep, string> = {
  submit: 'El proceso ya no está en captura. Alguien lo envió, aprobó o publicó antes.',
  return: 'El proceso no está en revisión ni aprobado, así que no hay nada que devolver.',
  approve: 'El proceso no está en revisión. Pida a quien captura que lo envíe.',
  reopen: 'El proceso ya está abierto. Búsquelo entre los borradores.',
  comment: 'En este momento no se puede comentar el proceso.',
}

/** Longest comment, in letters. */
const LONGEST = 5000

/**
 * Takes a step of the review. `revision`: the one the person saw; approving another one is refused. `comment` must be there to
 * return or comment. Throws NotAMember; Refusal `not-found` (404), `lacks-role` (403), `wrong-state`, `stale-draft`, `has-errors`
 * (409), `comment-missing`, `comment-too-long` (422). Nothing is written then.
 */
export function takeStep(
  desk: Desk,
  input: { draftId: string; step: ReviewStep; revision: number; comment: string },
): Promise<void> {
  return asMember(desk, async (tx, roles) => {
    const draft = await lockDraft(tx, input.draftId)
    if (!draft)
      throw new Refusal('not-found', 404, 'No encontramos el proceso. Búsquelo en la lista de procesos de su ente.')
    const { step, revision } = input
    const comment = input.comment.replaceAll('\u0000', '').trim()
    if (!RULES[step].roles.some((role) => roles.includes(role)))
      throw new Refusal(
        'lacks-role',
        403,
        'Su cuenta no tiene el papel que hace esto en el ente. Pídalo a quien lo administra.',
      )
    if (!stepsFor(draft.state, roles).includes(step)) throw new Refusal('wrong-state', 409, NOT_NOW[step])
    refuseUnfit(step, comment, draft, revision)
    const to = RULES[step].to
    if (to) await setDraftState(tx, draft.id, to)
    await insertDraftEvent(tx, { draftId: draft.id, kind: EVENTS[step], body: comment, revision: draft.revision })
    const { revision: at, state: from } = draft
    const detail = { revision: at, from, to: to ?? from, roles, sha256: documentHash(draft.document) }
    await appendAudit(tx, desk.entityId, [
      { actorId: desk.userId, door: 'screen', action: ACTIONS[step], subject: draft.id, detail },
    ])
  })
}

function refuseUnfit(step: ReviewStep, comment: string, draft: StoredDraft, revision: number): void {
  if (comment.length > LONGEST)
    throw new Refusal(
      'comment-too-long',
      422,
      `El comentario tiene ${comment.length} letras y caben ${LONGEST}. Divídalo en varios.`,
    )
  if (step === 'return' && comment === '')
    throw new Refusal('comment-missing', 422, 'Diga qué hay que corregir. Quien captura solo verá su comentario.')
  if (step === 'comment' && comment === '')
    throw new Refusal('comment-missing', 422, 'El comentario está vacío. Escríbalo y vuelva a enviar.')
  if (step !== 'approve') return
  if (revision !== draft.revision)
    throw new Refusal(
      'stale-draft',
      409,
      'Alguien cambió el proceso mientras usted lo revisaba. Vuelva a leerlo antes de aprobarlo.',
    )
  if (draft.errorCount > 0)
    throw new Refusal(
      'has-errors',
      409,
      `El proceso tiene ${draft.errorCount === 1 ? 'un error que impide' : `${draft.errorCount} errores que impiden`} publicarlo. Devuélvalo con un comentario.`,
    )
}
