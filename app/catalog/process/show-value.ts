import { fieldAt } from '#app/ocds/fields.ts'
import { isObject, type Json } from '#app/ocds/types.ts'

const MOST_LEAVES = 12
const MOST_LETTERS = 600

/**
 * A value of a release as a person reads it: text as it is, what is inside an object or list as "Título: valor" by the names of
 * the fields. `path` is its JSON Pointer. Null when there is nothing.
 */
export function showValue(value: Json | undefined, path: string): string | null {
  if (value === null || value === undefined) return null
  if (typeof value !== 'object') return literal(value)
  const leaves: string[] = []
  collect(value, path.replace(/\/\d+(?=\/|$)/g, '/*'), leaves)
  const shown = leaves.slice(0, MOST_LEAVES).join('; ')
  return leaves.length > MOST_LEAVES ? `${shown}; y ${leaves.length - MOST_LEAVES} datos más` : shown || null
}

function literal(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'Sí' : 'No'
  const text = String(value)
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text
}

function collect(value: Json | undefined, path: string, leaves: string[]): void {
  if (value === null || value === undefined) return
  if (Array.isArray(value)) {
    for (const member of value) collect(member, `${path}/*`, leaves)
  } else if (isObject(value)) {
    for (const [name, member] of Object.entries(value)) collect(member, `${path}/${name}`, leaves)
  } else if (!path.endsWith('/id')) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    leaves.push(`${name === '*' ? '' : `${fieldAt(path)?.title ?? name}: `}${literal(value)}`)
  }
}
