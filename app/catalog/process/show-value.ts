import { formatNumber } from '#app/lib/amounts.ts'
import { formatDate } from '#app/lib/dates.ts'
import { titleOfCode } from '#app/ocds/codelists.ts'
import { type Field, fieldAt } from '#app/ocds/fields.ts'
import { isObject, type Json } from '#app/ocds/types.ts'

const MOST_LEAVES = 12
const MOST_LETTERS = 600

/**
 * A value of a release as a person reads it: codes by their titles, dates and amounts as everywhere, and what is inside an object
 * or list as "Título: valor" by the names of the fields. `path` is its JSON Pointer. Null when there is nothing.
 */
export function showValue(value: Json | undefined, path: string): string | null {
  if (value === null || value === undefined) return null
  const general = path.replace(/\/\d+(?=\/|$)/g, '/*')
  if (typeof value !== 'object') return literal(value, fieldAt(general))
  const leaves: string[] = []
  collect(value, general, leaves)
  const shown = leaves.slice(0, MOST_LEAVES).join('; ')
  return leaves.length > MOST_LEAVES ? `${shown}; y ${leaves.length - MOST_LEAVES} datos más` : shown || null
}

function literal(value: string | number | boolean, field: Field | undefined): string {
  if (typeof value === 'boolean') return value ? 'Sí' : 'No'
  if (typeof value === 'number') return formatNumber(value, Number.isInteger(value) ? 0 : 2)
  if (field?.codelist) return titleOfCode(field.codelist, value)
  if (field?.format === 'date-time') return formatDate(value) ?? value
  return value.length > MOST_LETTERS ? `${value.slice(0, MOST_LETTERS)}…` : value
}

function collect(value: Json | undefined, path: string, leaves: string[]): void {
  if (value === null || value === undefined) return
  if (Array.isArray(value)) {
    for (const member of value) collect(member, `${path}/*`, leaves)
  } else if (isObject(value)) {
    for (const [name, member] of Object.entries(value)) collect(member, `${path}/${name}`, leaves)
  } else if (!path.endsWith('/id')) {
    const field = fieldAt(path)
    const name = path.slice(path.lastIndexOf('/') + 1)
    leaves.push(`${name === '*' ? '' : `${field?.title ?? name}: `}${literal(value, field)}`)
  }
}
