import { codes } from '#app/ocds/codelists.ts'
import { type Field, walkFields } from '#app/ocds/fields.ts'
import { releaseSchema } from '#app/ocds/walker/schemas.ts'

export interface DictionaryField {
  /** Path inside its part: `value/amount`; members of lists as `items[]`. */
  path: string
  anchor: string
  title: string
  description: string
  type: string
  required: boolean
  deprecated: boolean
  /** Name of the EDCA-MX extension, or null for OCDS 1.1.5 itself. */
  extension: string | null
  /** Part that describes what is inside. */
  partHref: string | null
  part: string | null
  codelist: { name: string; open: boolean; codes: { code: string; title: string }[] } | null
}

export interface DictionaryPart {
  key: string
  anchor: string
  title: string
  fields: DictionaryField[]
}

const TYPES: Record<string, string> = {
  string: 'texto',
  number: 'número',
  integer: 'número entero',
  boolean: 'sí o no',
  object: 'grupo de datos',
  array: 'lista',
}
const MOST_CODES = 60

let known: DictionaryPart[] | null = null

/**
 * Every field of what is published, from the walker of the schemas, by the part it belongs to: a part that is used in several
 * places (an amount, an address, a document) is described once and linked. Made once.
 */
export function dataDictionary(): DictionaryPart[] {
  known ??= buildDictionary(walkFields())
  return known
}

function buildDictionary(fields: readonly Field[]): DictionaryPart[] {
  const byPath = new Map(fields.map((field) => [field.path, field]))
  const parts = new Map<string, Map<string, DictionaryField>>()
  for (const field of fields) {
    const owner = ownerOf(field.path, byPath)
    const key = owner?.definition ?? 'Release'
    const inside = owner ? field.path.slice(owner.path.length).replace(/^(\/\*)?\//, '') : field.path.slice(1)
    const path = inside.replace(/\/\*/g, '[]')
    const part = parts.get(key) ?? new Map<string, DictionaryField>()
    if (!part.has(path)) part.set(path, describeField(field, key, path))
    parts.set(key, part)
  }
  return [...parts].map(([key, part]) => ({
    key,
    anchor: anchorOf(key),
    title: titleOfPart(key),
    fields: [...part.values()],
  }))
}

/** The title of a definition in our schema; the release itself has none. */
function titleOfPart(key: string): string {
  const title = releaseSchema().definitions?.[key]?.title
  return title ?? (key === 'Release' ? 'Publicación (raíz de cada release)' : key)
}

/** The nearest field around a path that has a definition of its own. */
function ownerOf(path: string, byPath: ReadonlyMap<string, Field>): Field | null {
  let parent = path
  while (parent.includes('/')) {
    parent = parent.slice(0, parent.lastIndexOf('/'))
    const field = byPath.get(parent)
    if (field?.definition) return field
  }
  return null
}

const anchorOf = (key: string, path = ''): string =>
  `${key}${path ? `.${path}` : ''}`.replace(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '')

function describeField(field: Field, key: string, path: string): DictionaryField {
  const kind = TYPES[field.type] ?? field.type
  return {
    path,
    anchor: anchorOf(key, path),
    title: field.title,
    description: field.description,
    type: field.format === 'date-time' ? 'fecha y hora' : field.format === 'uri' ? 'dirección web' : kind,
    required: field.required,
    deprecated: field.deprecated,
    extension: field.extension ?? null,
    part: field.definition ?? null,
    partHref: field.definition ? `#${anchorOf(field.definition)}` : null,
    codelist: field.codelist
      ? {
          name: field.codelist,
          open: field.openCodelist === true,
          codes: codes(field.codelist)
            .slice(0, MOST_CODES)
            .map(({ code, title }) => ({ code, title })),
        }
      : null,
  }
}
