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
    places = places.flatMap(({ value, path }) => {
      if (name === '*') {
        return Array.isArray(value) ? value.map((each, index) => ({ value: each, path: pointer(path, index) })) : []
      }
      const member = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
      return member === undefined || member === null ? [] : [{ value: member, path: pointer(path, name) }]
    })
  }
  return places.filter((place): place is Place => isObject(place.value))
}

/** An instant in milliseconds; undefined for what is no date with time. */
export function instantOf(value: Json | undefined): number | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(value)) return undefined
  const instant = Date.parse(value)
  return Number.isNaN(instant) ? undefined : instant
}
