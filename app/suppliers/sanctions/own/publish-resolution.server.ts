import { appendAudit } from '#app/audit/append-audit.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { calendarDateIn, readDate } from '#app/lib/dates.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { asWorker } from '#db/as-worker.server.ts'
import type { WorkerTx } from '#db/door.server.ts'
import {
  findResolution,
  insertResolutionAct,
  listResolutionActs,
  putOwnSanction,
  type ResolutionRow,
  updateResolution,
} from '#db/queries/suppliers/resolutions.server.ts'
import { publicSanction } from '../public-sanction.ts'
import { contentHash } from '../reading/settle-keys.ts'
import { type ControlDesk, titleOf } from './keep-resolution.server.ts'
import { judgeResolution, type ResolutionDocument, sanctionOf } from './resolution-document.ts'

/** What is done to a resolution that is published. */
export type ResolutionActName = 'corrected' | 'ended' | 'challenged' | 'suspended' | 'annulled' | 'reinstated'

const VERBS: Record<ResolutionActName | 'published', string> = {
  published: 'publish-sanction',
  corrected: 'correct-sanction',
  ended: 'end-sanction',
  challenged: 'challenge-sanction',
  suspended: 'suspend-sanction',
  annulled: 'annul-sanction',
  reinstated: 'reinstate-sanction',
}

export interface PublishedAct {
  act: ResolutionActName
  reason: string
  /** Of the end, or of what the court decided. */
  on: string | null
  court: string | null
  judgement: string | null
}

/** `today`: the local date. Throws Refusal 404, 409 for another revision or what is published already, 422 with what is missing. */
export function publishResolution(desk: ControlDesk, id: string, revision: number, today: string): Promise<void> {
  return atPublishing(desk, async (tx) => {
    const row = await existing(tx, id)
    if (row.state !== 'draft') throw new Refusal('already-published', 409, 'Esta resolución ya está publicada.')
    if (row.revision !== revision) throw moved()
    refuseUnfinished(row.document)
    await put(tx, desk, row, row.document, { act: 'published', reason: '', on: null, judgement: null }, today)
  })
}

/**
 * A new version of a published resolution: a correction takes what the form holds, the others change the last published version. The one
 * before is kept. Throws Refusal 404, 409 when it is not published, 422 with what is missing by field.
 */
export function actOnResolution(desk: ControlDesk, id: string, given: PublishedAct): Promise<void> {
  return atPublishing(desk, async (tx) => {
    const row = await existing(tx, id)
    if (row.state !== 'published') throw new Refusal('not-published', 409, 'Esta resolución todavía no está publicada.')
    const [last] = await listResolutionActs(tx, id)
    const published = last?.document ?? row.document
    const document = given.act === 'corrected' ? row.document : changed(published, given)
    refuseUnfinished(document)
    // The local day of the first publication: a correction makes nothing public later than it was.
    const publishedOn = row.publishedAt === null ? '' : calendarDateIn(new Date(row.publishedAt), portalInfo().timeZone)
    await put(tx, desk, row, document, given, publishedOn)
  })
}

/** What a decision lacks, by field of its form. */
export function judgeAct({ act, reason, on, court, judgement }: PublishedAct): Record<string, string> {
  const errors: Record<string, string> = {}
  if (reason.length < 5) errors.motivo = 'Motivo: escriba por qué (al menos 5 letras).'
  if (act === 'corrected') return errors
  if (on === null || readDate(on) === null) errors.fecha = 'Fecha: escriba el día de lo que anota.'
  if (act === 'ended') return errors
  if (!court) errors.tribunal = 'Tribunal: escriba cuál lo resolvió o ante cuál se impugnó.'
  if (!judgement && act !== 'challenged') errors.sentencia = 'Sentencia: escriba su número o el del acuerdo.'
  return errors
}

function changed(document: ResolutionDocument, { act, on, court, judgement }: PublishedAct): ResolutionDocument {
  if (act === 'ended') return { ...document, fin: on ?? '' }
  const { tribunal, sentencia, estadoJudicial, fechaJudicial, ...plain } = document
  if (act === 'reinstated') return plain
  return {
    ...plain,
    ...{ estadoJudicial: act, fechaJudicial: on ?? '', ...(court ? { tribunal: court } : {}) },
    ...(judgement ? { sentencia: judgement } : {}),
  }
}

async function put(
  tx: WorkerTx,
  desk: ControlDesk,
  row: ResolutionRow,
  document: ResolutionDocument,
  how: { act: ResolutionActName | 'published'; reason: string; on: string | null; judgement: string | null },
  publishedOn: string,
): Promise<void> {
  const sanction = sanctionOf(document, row.id, publishedOn)
  const open = publicSanction(sanction, document.fundamento ?? null)
  const sanctionId = await putOwnSanction(tx, {
    ...{ sanctionId: row.sanctionId, sanction, hash: contentHash(sanction), public: open },
  })
  await updateResolution(tx, row.id, { document, title: titleOf(document), state: 'published', sanctionId })
  const { act, reason, on: effectiveOn, judgement } = how
  await insertResolutionAct(tx, { resolutionId: row.id, act, reason, effectiveOn, judgement, document })
  const entry = { actorId: desk.userId, door: 'screen', action: VERBS[act], subject: row.id, detail: { sanctionId } }
  await appendAudit(tx, desk.entityId, [entry])
}

async function existing(tx: WorkerTx, id: string): Promise<ResolutionRow> {
  const row = /^[0-9a-f-]{36}$/.test(id) ? await findResolution(tx, id, { lock: true }) : null
  if (!row) throw new Refusal('resolution-unknown', 404, 'No hay una resolución con esa dirección.')
  return row
}

function refuseUnfinished(document: ResolutionDocument): void {
  const count = Object.keys(judgeResolution(document).errors).length
  if (count > 0)
    throw new Refusal(
      'resolution-unfinished',
      422,
      'Falta corregir lo que está señalado antes de publicar; lo escrito se guardó.',
    )
}

const moved = () =>
  new Refusal(
    'resolution-moved',
    409,
    'Alguien más guardó esta resolución. Vuelva a abrirla y revise antes de publicar.',
  )

const atPublishing = <T>(desk: ControlDesk, work: (tx: WorkerTx) => Promise<T>): Promise<T> =>
  asWorker(desk.entityId, work, { actor: { userId: desk.userId, needs: 'internal_control' } })
