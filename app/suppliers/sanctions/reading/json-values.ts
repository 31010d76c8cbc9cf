import { isObject, type Json, type JsonObject } from '#app/ocds/types.ts'
import { tidyCell } from './tidy-cell.ts'

/** The value at a path of an object; undefined where the path ends. */
export function valueIn(record: JsonObject, ...path: string[]): Json | undefined {
  let value: Json | undefined = record
  for (const name of path) value = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
  return value
}

/** The text or number at a path as one line of text; empty where there is none. */
export function textIn(record: JsonObject, ...path: string[]): string {
  const value = valueIn(record, ...path)
  return typeof value === 'string' ? tidyCell(value).text : typeof value === 'number' ? String(value) : ''
}

/** A finite number at a path, also written as text; null where there is none. */
export function numberIn(record: JsonObject, ...path: string[]): number | null {
  const value = valueIn(record, ...path)
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) && Math.abs(number) < 1e15 ? number : null
}

/** The objects of an array at a path; none where it is no array. */
export function objectsIn(record: JsonObject, ...path: string[]): JsonObject[] {
  const value = valueIn(record, ...path)
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** The leaves of an object by their path, as they are kept beside a reading; at most 200. */
export function leavesOf(record: JsonObject): Record<string, string> {
  const leaves: Record<string, string> = {}
  const walk = (value: Json | undefined, path: string) => {
    if (Object.keys(leaves).length >= 200) return
    if (Array.isArray(value)) for (const [at, member] of value.entries()) walk(member, `${path}/${at}`)
    else if (isObject(value)) for (const [name, member] of Object.entries(value)) walk(member, `${path}/${name}`)
    else if (value !== null && value !== undefined && value !== '') leaves[path] = String(value).slice(0, 4000)
  }
  walk(record, '')
  return leaves
}
