import { z } from 'zod'
import type { SanctionKind } from '../sanction.ts'

/** What a column of somebody else's list may be read as, with its Spanish name and what it must look like. */
export const MAPPED_FIELDS = {
  name: { title: 'Nombre o razón social', hint: 'Obligatorio.' },
  rfc: { title: 'RFC', hint: 'Sin él, el registro solo sirve de aviso por nombre.' },
  authority: { title: 'Autoridad que sancionó', hint: '' },
  fileNumber: { title: 'Expediente', hint: '' },
  fault: { title: 'Falta o hechos', hint: '' },
  resolution: { title: 'Sentido de la resolución', hint: '' },
  kinds: { title: 'Tipo de sanción', hint: 'Texto que nombra inhabilitación, multa, suspensión…' },
  startsOn: { title: 'Inicio de la sanción', hint: 'Fecha, el día primero: 31/12/2025 o 2025-12-31.' },
  endsOn: { title: 'Último día de la sanción', hint: 'Fecha.' },
  term: { title: 'Plazo', hint: 'En palabras: 1 año 6 meses. Se cuenta desde el inicio cuando no hay último día.' },
  notifiedOn: { title: 'Fecha de notificación', hint: 'Fecha.' },
  resolvedOn: { title: 'Fecha de la resolución', hint: 'Fecha.' },
  publishedOn: { title: 'Fecha de publicación', hint: 'Fecha.' },
  fineAmount: { title: 'Monto de la multa', hint: 'En pesos.' },
  url: { title: 'Enlace al documento', hint: 'Dirección que comienza con https.' },
  key: { title: 'Clave del registro en la lista', hint: 'Lo que lo distingue de una versión de la lista a otra.' },
} as const

export type MappedField = keyof typeof MAPPED_FIELDS

const columns = Object.fromEntries(
  Object.keys(MAPPED_FIELDS).map((field) => [field, z.string().trim().max(200).optional()]),
) as Record<MappedField, z.ZodOptional<z.ZodString>>

/** Which column says what, and what is true of every row where no column says it. */
export const mappingShape = z.object({
  columns: z.object(columns),
  /** Kind of a row whose text names none, or of a list that has no such column. */
  defaultKind: z
    .enum(['debarment', 'fine', 'suspension', 'dissolution', 'warning', 'compensation', 'economic', 'other'])
    .default('other'),
})

export interface Mapping {
  columns: Partial<Record<MappedField, string | undefined>>
  defaultKind: SanctionKind
}
