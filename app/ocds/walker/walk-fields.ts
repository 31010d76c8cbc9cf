import type { SchemaNode } from '#schemas/schema-node.ts'
import type { Field, FieldType } from './field.ts'
import { extensionOf, releaseSchema, type SchemaName } from './schemas.ts'

/** An object on the way down: its schema, its name in `schemas/texts`, where it is, and the definitions above it. */
type Place = { node: SchemaNode; key: string; path: string; extension?: string; above: string[] }

const LANGUAGE_SUFFIX = /^([A-Za-z]+)_([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)$/

const listOf = new Map<SchemaName, Field[]>()
const indexOf = new Map<SchemaName, Map<string, Field>>()

/**
 * THE WALKER: every field of the release schema in one ordered list, objects and arrays before what they hold.
 * `$ref` is resolved; a definition is not entered again below itself. Computed once per schema: do not change the list.
 */
export function walkFields(name: SchemaName = 'edca-mx'): Field[] {
  const known = listOf.get(name)
  if (known) return known
  const schema = releaseSchema(name)
  const fields: Field[] = []
  walkInto({ node: schema, key: 'Release', path: '', above: [] }, schema.definitions ?? {}, fields)
  listOf.set(name, fields)
  return fields
}

/**
 * The field at a JSON Pointer, whose array members are numbers or `*`: `/tender/items/0/quantity`. A pointer to a
 * member (`/tender/items/0`) gives the array's field; a translation (`/tender/title_en`) that of the text itself.
 * Undefined when the schema does not know it.
 */
export function fieldAt(pointer: string, name: SchemaName = 'edca-mx'): Field | undefined {
  const index = fieldIndex(name)
  const path = pointer.replace(/\/(?:\d+|\*|-)(?=\/|$)/g, '/*')
  const found = index.get(path)
  if (found) return found
  const list = index.get(path.replace(/(\/\*)+$/, ''))
  if (list?.type === 'array') return list
  const [, original] = LANGUAGE_SUFFIX.exec(path.slice(path.lastIndexOf('/') + 1)) ?? []
  return original ? index.get(path.slice(0, path.lastIndexOf('/') + 1) + original) : undefined
}

function fieldIndex(name: SchemaName): Map<string, Field> {
  const known = indexOf.get(name)
  if (known) return known
  const index = new Map(walkFields(name).map((field) => [field.path, field]))
  indexOf.set(name, index)
  return index
}

function walkInto(place: Place, definitions: Record<string, SchemaNode>, fields: Field[]): void {
  for (const [name, property] of Object.entries(place.node.properties ?? {})) {
    const field = describe(place, name, property, definitions, fields.length)
    fields.push(field)
    const target = property.items ?? property
    const node = target.$ref ? definitions[definitionName(target.$ref)] : target
    if (!node?.properties || (field.definition && place.above.includes(field.definition))) continue
    const inner: Place = {
      node,
      key: field.definition ?? `${place.key}.${name}`,
      path: property.items ? `${field.path}/*` : field.path,
      above: field.definition ? [...place.above, field.definition] : place.above,
    }
    if (field.extension) inner.extension = field.extension
    walkInto(inner, definitions, fields)
  }
}

function describe(
  place: Place,
  name: string,
  property: SchemaNode,
  definitions: Record<string, SchemaNode>,
  order: number,
): Field {
  const field: Field = {
    path: `${place.path}/${name}`,
    name,
    title: property.title ?? name,
    description: property.description ?? '',
    type: typeOf(property, definitions),
    required: place.node.required?.includes(name) ?? false,
    wholeListMerge: property.wholeListMerge ?? false,
    omitWhenMerged: property.omitWhenMerged ?? false,
    deprecated: property.deprecated !== undefined,
    order,
  }
  const reference = property.$ref ?? property.items?.$ref
  const extension = extensionOf(`${place.key}.${name}`) ?? place.extension
  if (property.items) field.itemType = typeOf(property.items, definitions)
  if (reference) field.definition = definitionName(reference)
  if (property.format) field.format = property.format
  if (extension) field.extension = extension
  if (property.codelist) {
    field.codelist = property.codelist.replace(/\.csv$/, '')
    field.openCodelist = property.openCodelist ?? true
  }
  return field
}

function typeOf(node: SchemaNode, definitions: Record<string, SchemaNode>): FieldType {
  const target = node.$ref ? definitions[definitionName(node.$ref)] : node
  const types = Array.isArray(target?.type) ? target.type : [target?.type ?? 'object']
  return (types.find((type) => type !== 'null') ?? 'string') as FieldType
}

function definitionName(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}
