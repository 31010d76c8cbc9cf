import { z } from 'zod'
import { appendAudit } from '#app/audit/append-audit.server.ts'
import { calendarDateIn } from '#app/lib/dates.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { buildOcid } from '#app/ocds/ocid.ts'
import { isPublicIdentity } from '#app/ocds/private-data.ts'
import { asMember } from '#db/as-member.server.ts'
import { insertDraftEvent } from '#db/queries/capture/draft-events.server.ts'
import { lastNumber, noteNumber } from '#db/queries/capture/file-numbers.server.ts'
import { findDraftIdByOcid } from '#db/queries/capture/find-draft.server.ts'
import { insertDraft } from '#db/queries/capture/write-draft.server.ts'
import { findEntityBySlug } from '#db/queries/deployment.server.ts'
import { loadCaptureSettings } from './capture-settings.server.ts'
import { judgeDocument } from './judge-document.ts'
import { beginDocument } from './prefill.ts'

/** Who works, and for which entity. */
export interface Desk {
  userId: string
  entityId: string
  slug: string
  /** Key of the entity inside ocids. */
  key: string
}

/** The three procedures that capture begins with. */
export const METHODS = ['open', 'selective', 'direct'] as const

/** The form of a new process as sent; each message says what to write. */
export const newProcess = z.object({
  procedimiento: z.enum(METHODS, { error: 'Elija el procedimiento: licitación, invitación o adjudicación directa.' }),
  anio: z.coerce
    .number({ error: 'Escriba el año del expediente con cuatro cifras.' })
    .int({ error: 'Escriba el año del expediente con cuatro cifras.' })
    .min(2000, { error: 'El año del expediente debe ser 2000 o posterior.' })
    .max(2100, { error: 'El año del expediente está demasiado lejos. Revíselo.' }),
  expediente: z
    .string()
    .trim()
    .min(1, { error: 'Falta el número de expediente. Escríbalo como aparece en la carátula.' })
    .max(60, { error: 'El número de expediente tiene más de 60 letras. Escriba solo el número.' })
    .refine(isPublicIdentity, {
      error: 'Ese número parece el RFC o la CURP de una persona, y el número de expediente es público. Escriba otro.',
    })
    .regex(/[A-Za-z0-9]/, { error: 'El número de expediente debe llevar al menos una letra o una cifra.' }),
  titulo: z
    .string()
    .trim()
    .min(3, { error: 'Falta el título. Diga en una línea qué se contrata.' })
    .max(300, { error: 'El título tiene más de 300 letras. Déjelo en una línea y ponga el resto en la descripción.' }),
})

export type NewProcess = z.infer<typeof newProcess>

const series = (year: number) => `expediente-${year}`

/** What to offer in a new process: this year in the state's zone, and the file number after the last that was used in it. */
export function suggestFileNumber(desk: Desk): Promise<{ year: number; fileNumber: string }> {
  return asMember(desk, async (tx) => {
    const { zone } = await loadCaptureSettings(tx)
    const year = Number(calendarDateIn(new Date(), zone).slice(0, 4))
    return { year, fileNumber: `EXP-${String((await lastNumber(tx, series(year))) + 1).padStart(3, '0')}` }
  })
}

/**
 * Creates the draft of a process and returns its id. Throws Refusal 409 `file-number-taken` when the entity has a process with
 * that file number and year (nothing is written then), 409 `ocid-prefix-missing` in a state without prefix.
 */
export function createProcess(desk: Desk, input: NewProcess): Promise<string> {
  return asMember(desk, async (tx) => {
    const settings = await loadCaptureSettings(tx)
    const entity = await findEntityBySlug(tx, desk.slug)
    if (!entity || entity.id !== desk.entityId) throw new Refusal('not-found', 404, 'No encontramos el ente.')
    if (settings.ocidPrefix === null)
      throw new Refusal(
        'ocid-prefix-missing',
        409,
        'El estado todavía no tiene prefijo OCID, y sin él no se pueden crear procesos. Pídalo a la coordinación estatal.',
      )
    const { procedimiento: method, anio: year, expediente: fileNumber, titulo: title } = input
    const ocid = buildOcid({ prefix: settings.ocidPrefix, entityKey: entity.key, year, fileNumber })
    const procedure = settings.procedures.find((one) => one.method === method)?.label ?? ''
    const document = beginDocument({ ocid, entity, method, procedure, fileNumber, title })
    const judged = judgeDocument(document)
    const taken = await findDraftIdByOcid(tx, ocid)
    const id = taken ? null : await insertDraft(tx, { ...judged, document, ocid, publishedRevision: null })
    if (!id)
      throw new Refusal(
        'file-number-taken',
        409,
        `Su ente ya tiene un proceso con el expediente ${fileNumber} de ${year}. Escriba otro número o abra el que existe.`,
      )
    await insertDraftEvent(tx, { draftId: id, kind: 'created', revision: 1 })
    const number = Number(/(\d{1,6})$/.exec(fileNumber)?.[1] ?? 0)
    if (number > 0) await noteNumber(tx, series(year), number)
    await appendAudit(tx, desk.entityId, [
      { actorId: desk.userId, door: 'screen', action: 'create-draft', subject: id, detail: { ocid } },
    ])
    return id
  })
}
