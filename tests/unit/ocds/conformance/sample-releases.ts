import { isObject, type Json, type JsonObject, memberOf, setMember } from '#app/ocds/types.ts'

/** A schema of the standard asks for organizations inside organizations without end. */
const DEEPEST = 12

/**
 * Valid releases that together fill every path of a release schema: one for each member of the release, so that each
 * stays small. Built by walking the schema; nothing in it is anybody's.
 */
export function sampleReleases(schema: JsonObject): JsonObject[] {
  const names = Object.keys(schema.properties as JsonObject)
  const required = Object.fromEntries((schema.required as string[]).map((name) => [name, member(schema, name)]))
  return names.map((name) => ({ ...required, [name]: member(schema, name) }))

  function member(owner: JsonObject, name: string): Json {
    return sampleOf(memberOf(owner.properties, name) as JsonObject, schema, 0)
  }
}

function sampleOf(given: JsonObject, root: JsonObject, depth: number): Json {
  const schema = resolve(given, root)
  if (Array.isArray(schema.enum)) return schema.enum.find((value) => value !== null) as Json
  const types = Array.isArray(schema.type) ? schema.type : [schema.type]
  if (types.includes('object') || schema.properties) return sampleObject(schema, root, depth)
  if (types.includes('array')) {
    const items = schema.items as JsonObject | undefined
    return items ? [sampleOf(items, root, depth + 1)] : ['a']
  }
  if (types.includes('string')) return sampleText(schema)
  if (types.includes('integer') || types.includes('number')) return 1
  return types.includes('boolean') ? true : null
}

function sampleObject(schema: JsonObject, root: JsonObject, depth: number): JsonObject {
  const sample: JsonObject = {}
  for (const [name, inner] of Object.entries((schema.properties as JsonObject | undefined) ?? {})) {
    if (depth >= DEEPEST && !(schema.required as string[] | undefined)?.includes(name)) continue
    setMember(sample, name, sampleOf(inner as JsonObject, root, depth + 1))
  }
  return sample
}

function sampleText({ format }: JsonObject): string {
  if (format === 'date-time') return '2026-01-15T09:00:00-05:00'
  if (format === 'uri') return 'https://ejemplo.org/a'
  return 'texto'
}

function resolve(schema: JsonObject, root: JsonObject): JsonObject {
  let current = schema
  while (typeof current.$ref === 'string') {
    current = current.$ref
      .slice(2)
      .split('/')
      .reduce<Json | undefined>((at, name) => memberOf(at, name), root) as JsonObject
  }
  // Some members may be an object of one of two kinds: the first stands for both.
  const [first] = ['oneOf', 'anyOf'].flatMap((name) => (Array.isArray(current[name]) ? current[name] : []))
  return isObject(first) ? resolve(first, root) : current
}
