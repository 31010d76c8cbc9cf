import { countOf } from '#app/lib/amounts.ts'
import { readDate } from '#app/lib/dates.ts'
import { Refusal } from '#app/lib/refusal.ts'
import type { PlatformTx } from '#db/door.server.ts'
import { countReleasesSince } from '#db/queries/operation/desk-entities.server.ts'
import { listActs } from '#db/queries/operation/entity-acts.server.ts'
import { closeEntityRow, reopenEntityRow } from '#db/queries/operation/stop-entity.server.ts'
import type { StoredEntity } from '#db/queries/roster.server.ts'
import type { FieldErrors } from './entity-fields.ts'
import { entityIn, type Operator, onRoster, recordActs } from './on-roster.server.ts'

/** The form of a closing, as typed. */
export interface Closing {
  /** Slug of the successor, '' for none. */
  sucesor: string
  /** ISO day. */
  fecha: string
  motivo: string
}

/** Reads the form; what is missing is ''. */
export function readClosing(form: FormData): Closing {
  const text = (name: keyof Closing) => String(form.get(name) ?? '').trim()
  return { sucesor: text('sucesor'), fecha: text('fecha'), motivo: text('motivo') }
}

export type CloseAnswer = { outcome: 'done' } | { outcome: 'refused'; errors: FieldErrors; fields: Closing }

/**
 * Closes an entity into a successor, on a day. Nothing is moved: its past stays at its address, read-only, linked both ways.
 * Throws Refusal 404; 409 when it is closed already.
 */
export function closeEntity(operator: Operator, slug: string, fields: Closing): Promise<CloseAnswer> {
  return onRoster(async (tx, roster) => {
    const entity = entityIn(roster, slug)
    if (entity.status === 'closed')
      throw new Refusal('already-closed', 409, 'El ente ya está cerrado. Vuelva a su ficha.')
    const successor = fields.sucesor === '' ? null : roster.find((one) => one.slug === fields.sucesor)
    const errors = faultsOf(fields, entity, successor, operator.today)
    if (Object.keys(errors).length > 0) return { outcome: 'refused', errors, fields }
    const reason = fields.motivo
    await closeEntityRow(tx, entity.id, { on: fields.fecha, reason, successorId: successor?.id ?? null })
    await recordActs(tx, [
      {
        entityId: entity.id,
        actorId: operator.userId,
        act: 'closed',
        origin: 'screen',
        effectiveOn: fields.fecha,
        reason,
        detail: successor ? { successor: successor.id, successorName: successor.officialName } : {},
      },
    ])
    return { outcome: 'done' }
  })
}

function faultsOf(
  fields: Closing,
  entity: StoredEntity,
  successor: StoredEntity | null | undefined,
  today: string,
): FieldErrors {
  const errors: FieldErrors = {}
  if (successor === undefined) errors.sucesor = 'Sucesor: ningún ente tiene esa dirección. Elíjalo de la lista.'
  else if (successor?.id === entity.id) errors.sucesor = 'Sucesor: un ente no se sucede a sí mismo.'
  else if (successor && successor.status !== 'active')
    errors.sucesor = `Sucesor: ${successor.officialName} está suspendido o cerrado. Elija un ente activo.`
  if (!readDate(fields.fecha)) errors.fecha = 'Fecha del cierre: escriba el día.'
  else if (fields.fecha > today) errors.fecha = 'Fecha del cierre: el día no ha llegado. Cierre el ente cuando llegue.'
  if (fields.motivo === '') errors.motivo = 'Fundamento: diga en qué decreto o acuerdo consta el cierre.'
  else if (fields.motivo.length > 1000) errors.motivo = 'Fundamento: tiene más de 1000 letras.'
  return errors
}

/** What was built on the closing of an entity: a sentence for each, none while it can simply be undone. */
export async function builtOnClosing(
  tx: PlatformTx,
  entity: StoredEntity,
  roster: readonly StoredEntity[],
): Promise<string[]> {
  const closing = (await listActs(tx, entity.id)).find(({ act }) => act === 'closed')
  const successor = roster.find(({ slug }) => slug === entity.successor)
  const built: string[] = []
  if (successor) {
    const releases = await countReleasesSince(tx, successor.slug, closing?.at ?? entity.closed)
    if (releases > 0)
      built.push(
        `${successor.officialName} ha hecho ${countOf(releases, 'publicación', 'publicaciones')} desde el cierre. Se quedan ahí: no pasan al ente que se reabre.`,
      )
    if (successor.status === 'closed')
      built.push(
        `${successor.officialName} también se cerró después, y su historia seguirá diciendo que sucedió a este ente hasta hoy.`,
      )
  }
  const holder = roster.find(
    (other) =>
      entity.kind === 'ayuntamiento' &&
      other.id !== entity.id &&
      other.kind === 'ayuntamiento' &&
      other.status !== 'closed' &&
      other.inegiMunicipality === entity.inegiMunicipality,
  )
  if (holder) built.push(`El municipio tiene desde entonces otro ayuntamiento: ${holder.officialName}. Quedarán dos.`)
  return built
}

/**
 * Opens a closed entity again. When something was built on its closing, only with `confirmed`, after its consequences were read.
 * Throws Refusal 404; 409 when it is not closed or the confirmation is missing; 422 without a reason.
 */
export function reopenEntity(
  operator: Operator,
  slug: string,
  { motivo, confirmed }: { motivo: string; confirmed: boolean },
): Promise<void> {
  return onRoster(async (tx, roster) => {
    const entity = entityIn(roster, slug)
    if (entity.status !== 'closed') throw new Refusal('not-closed', 409, 'El ente no está cerrado. Vuelva a su ficha.')
    if (motivo.trim() === '') throw new Refusal('reason-missing', 422, 'Motivo: diga por qué se reabre.')
    if (motivo.length > 1000) throw new Refusal('reason-too-long', 422, 'Motivo: tiene más de 1000 letras.')
    const built = await builtOnClosing(tx, entity, roster)
    if (built.length > 0 && !confirmed)
      throw new Refusal(
        'confirmation-missing',
        409,
        `Ya se hizo algo sobre este cierre. Léalo y marque la casilla para reabrir. ${built.join(' ')}`,
      )
    await reopenEntityRow(tx, entity.id)
    await recordActs(tx, [
      {
        entityId: entity.id,
        actorId: operator.userId,
        act: 'reopened',
        origin: 'screen',
        effectiveOn: operator.today,
        reason: motivo.trim(),
        detail: { built: built.length },
      },
    ])
  })
}
