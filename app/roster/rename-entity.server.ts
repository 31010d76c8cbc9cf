import { readDate } from '#app/lib/dates.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { insertAliases, type StoredEntity, updateEntity } from '#db/queries/roster.server.ts'
import { type FieldErrors, fieldSentence } from './entity-fields.ts'
import { entityIn, type Operator, onRoster, recordActs } from './on-roster.server.ts'
import { conflictsOf } from './roster-conflicts.ts'

/** The form of a change of name, as typed. */
export interface NewName {
  official_name: string
  short_name: string
  slug: string
  /** ISO day from which the new name holds. */
  desde: string
  motivo: string
}

/** Reads the form; what is missing is ''. */
export function readNewName(form: FormData): NewName {
  const text = (name: keyof NewName) => String(form.get(name) ?? '').trim()
  const [official_name, short_name, slug] = [text('official_name'), text('short_name'), text('slug')]
  return { official_name, short_name, slug, desde: text('desde'), motivo: text('motivo') }
}

export type RenameAnswer =
  | { outcome: 'done'; slug: string; was: string }
  | { outcome: 'refused'; errors: FieldErrors; fields: NewName }

/**
 * Gives an entity another name from a day on: the same tenant, with the name it had as a dated alias, and its former address leading
 * to the new one. A name or address that was its own before may be taken again. Throws Refusal 404; 409 when it is closed.
 */
export function renameEntity(operator: Operator, slug: string, fields: NewName): Promise<RenameAnswer> {
  return onRoster(async (tx, roster) => {
    const stored = entityIn(roster, slug)
    if (stored.status === 'closed')
      throw new Refusal('closed', 409, 'El ente está cerrado y ya no cambia de nombre. Vuelva a su ficha.')
    const errors = faultsOf(fields, stored, operator.today)
    const entity = {
      ...stored,
      officialName: fields.official_name,
      shortName: fields.short_name,
      slug: fields.slug,
    }
    for (const { column, message } of conflictsOf(entity, roster, stored))
      if (column in fields) errors[column] ??= fieldSentence(column, message)
    if (Object.keys(errors).length > 0) return { outcome: 'refused', errors, fields }
    await insertAliases(tx, stored.key, [
      {
        slug: stored.slug,
        name: stored.officialName,
        shortName: stored.shortName,
        from: lastEnd(stored),
        until: fields.desde,
        source: `Operación del portal, ${operator.today}`,
      },
    ])
    await updateEntity(tx, entity, ['slug', 'officialName', 'shortName'])
    await recordActs(tx, [
      {
        entityId: stored.id,
        actorId: operator.userId,
        act: 'renamed',
        origin: 'screen',
        effectiveOn: fields.desde,
        reason: fields.motivo,
        detail: {
          was: stored.officialName,
          now: entity.officialName,
          ...(stored.slug === entity.slug ? {} : { fromSlug: stored.slug, toSlug: entity.slug }),
        },
      },
    ])
    return { outcome: 'done', slug: entity.slug, was: stored.officialName }
  })
}

/** When the name before the present one ended, so that the present one began then; null when that is not known to the day. */
const lastEnd = ({ previousNames }: StoredEntity): string | null =>
  previousNames
    .flatMap(({ until }) => (readDate(until) ? [until!] : []))
    .sort()
    .at(-1) ?? null

function faultsOf(fields: NewName, stored: StoredEntity, today: string): FieldErrors {
  const errors: FieldErrors = {}
  if (fields.official_name === '') errors.official_name = fieldSentence('official_name', 'está vacío')
  else if (fields.official_name.length > 300)
    errors.official_name = fieldSentence('official_name', 'tiene más de 300 letras')
  if (fields.short_name === '') errors.short_name = fieldSentence('short_name', 'está vacío')
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(fields.slug) || fields.slug.length > 79)
    errors.slug = fieldSentence('slug', 'lleva solo minúsculas, cifras y guiones, y hasta 79 letras')
  if (fields.official_name === stored.officialName && fields.slug === stored.slug)
    errors.official_name ??= fieldSentence('official_name', 'es el mismo. Para corregir otro dato use «Corregir datos»')
  const began = lastEnd(stored)
  if (!readDate(fields.desde)) errors.desde = 'Desde cuándo: escriba el día en que cambió el nombre.'
  else if (fields.desde > today)
    errors.desde = 'Desde cuándo: el día no ha llegado. Cambie el nombre cuando entre en vigor.'
  else if (began !== null && fields.desde < began)
    errors.desde = `Desde cuándo: el nombre que tiene empezó el ${began}; el nuevo no puede ser anterior.`
  if (fields.motivo === '') errors.motivo = 'Fundamento: diga en qué decreto o acuerdo consta el cambio.'
  else if (fields.motivo.length > 1000) errors.motivo = 'Fundamento: tiene más de 1000 letras.'
  return errors
}
