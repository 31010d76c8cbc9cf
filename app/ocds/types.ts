/** A JSON value as `JSON.parse` gives it. */
export type Json = null | boolean | number | string | Json[] | JsonObject

/** A JSON object; a missing member reads as `undefined`. */
export type JsonObject = { [name: string]: Json | undefined }

/** An OCDS release that has at least what its place in a feed needs. `date` is an ISO 8601 instant with offset. */
export type Release = JsonObject & { ocid: string; id: string; date: string; tag: string[] }

/** True for `{…}`: neither null, nor an array, nor a literal. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** True for an array that holds objects and nothing else; an empty one counts. */
export function isObjectArray(value: unknown): value is JsonObject[] {
  if (!Array.isArray(value)) return false
  for (const member of value) if (!isObject(member)) return false
  return true
}

/** The value at a member name, never an inherited one: `memberOf({}, 'constructor')` is undefined. */
export function memberOf(value: Json | undefined, name: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

/** The value at a chain of member names, or undefined where the chain breaks. */
export function valueAt(value: Json | undefined, ...names: string[]): Json | undefined {
  let current = value
  for (const name of names) current = memberOf(current, name)
  return current
}

/** The objects of an array member; anything that is not an object is left out. Never throws. */
export function objectsAt(value: Json | undefined, ...names: string[]): JsonObject[] {
  const found = valueAt(value, ...names)
  return Array.isArray(found) ? found.filter(isObject) : []
}

/** A text that says something, or undefined. */
export function textAt(value: Json | undefined, ...names: string[]): string | undefined {
  const found = valueAt(value, ...names)
  return typeof found === 'string' && found.trim() !== '' ? found : undefined
}

/**
 * Any value as one text, for comparing ids and showing them; a text stays itself. Never throws, where `String` of an object whose own
 * member is called `toString` does (docs/security.md F3).
 */
export function asText(value: Json | undefined): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

/** Sets a member also when its name is `__proto__`, without touching any prototype. */
export function setMember(target: JsonObject, name: string, value: Json): void {
  if (name === '__proto__') {
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
  } else {
    target[name] = value
  }
}

/** A deep copy that keeps every own member, also one named `__proto__`. */
export function cloneJson(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(cloneJson)
  const copy: JsonObject = {}
  for (const name of Object.keys(value)) {
    const member = value[name]
    if (member !== undefined) setMember(copy, name, cloneJson(member))
  }
  return copy
}
