import { pointer } from '../findings.ts'
import { isObject, type Json, type JsonObject } from '../types.ts'

export interface Place {
  value: JsonObject
  path: string
}

/** Every object of a document that the test accepts, with its place; the document itself included. */
export function objectsWhere(document: JsonObject, accepts: (value: JsonObject) => boolean): Place[] {
  const found: Place[] = []
  visit(document, '', accepts, found)
  return found
}

function visit(value: Json | undefined, path: string, accepts: (value: JsonObject) => boolean, found: Place[]): void {
  if (Array.isArray(value)) {
    for (const [index, member] of value.entries()) visit(member, pointer(path, index), accepts, found)
    return
  }
  if (!isObject(value)) return
  if (accepts(value)) found.push({ value, path })
  for (const name of Object.keys(value)) {
    const member = value[name]
    if (typeof member === 'object' && member !== null) visit(member, pointer(path, name), accepts, found)
  }
}

/** The objects at a path whose arrays are written as `*`: `placesAt(document, 'awards', '*', 'suppliers', '*')`. */
export function placesAt(document: JsonObject, ...names: string[]): Place[] {
  let places: { value: Json; path: string }[] = [{ value: document, path: '' }]
  for (const name of names) {
    // Most paths end early in most documents, and reviewing walks sixty of them.
    if (places.length === 0) return []
    const next: typeof places = []
    for (const { value, path } of places) {
      if (name === '*') {
        if (!Array.isArray(value)) continue
        for (let index = 0; index < value.length; index++)
          next.push({ value: value[index]!, path: pointer(path, index) })
      } else {
        const member = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
        if (member !== undefined && member !== null) next.push({ value: member, path: pointer(path, name) })
      }
    }
    places = next
  }
  return places.filter((place): place is Place => isObject(place.value))
}

/** An instant in milliseconds; undefined for what is no date with time. */
export function instantOf(value: Json | undefined): number | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(value)) return undefined
  const instant = Date.parse(value)
  return Number.isNaN(instant) ? undefined : instant
}
