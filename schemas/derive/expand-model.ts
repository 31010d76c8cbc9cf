import type { SchemaNode } from '../schema-node.ts'
import type { Texts } from './read-texts.ts'

/** A property of the compact model: one line of notation, or an object written in place. */
export type ModelProperty = string | (ModelObject & { is: string; oneOf?: Record<string, ModelProperty> })
/** An object of the compact model; `translations` are the properties that may also come as `name_es`. */
export type ModelObject = { translations?: string[]; properties?: Record<string, ModelProperty> }

/** What the notation needs from outside: Spanish texts, codes of the closed codelists, addresses of other schemas. */
export type Surroundings = {
  texts: Texts
  codes: (list: string) => string[]
  schemaIds: Record<string, string>
}

// BCP 47 language tags, as the standard allows them behind a translatable property.
const LANGUAGE =
  '((([A-Za-z]{2,3}(-([A-Za-z]{3}(-[A-Za-z]{3}){0,2}))?)|[A-Za-z]{4}|[A-Za-z]{5,8})(-([A-Za-z]{4}))?' +
  '(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*' +
  '(-([0-9A-WY-Za-wy-z](-[A-Za-z0-9]{2,8})+))*(-(x(-[A-Za-z0-9]{1,8})+))?)|(x(-[A-Za-z0-9]{1,8})+)))$'

const FLAGS = ['uniqueItems', 'wholeListMerge', 'omitWhenMerged', 'versionId'] as const
const TEXT_OPTIONS = ['format', 'pattern', 'default', 'mergeStrategy'] as const
const NUMBER_OPTIONS = ['minLength', 'minItems'] as const

/**
 * Expands one object of the model into a draft-04 schema with Spanish texts.
 * @param key its name in `schemas/texts` (`Tender`, `Item.unit`); a missing text is an error that names it
 */
export function expandObject(key: string, model: ModelObject, around: Surroundings): SchemaNode {
  const node: SchemaNode = { type: 'object' }
  const required = Object.entries(model.properties ?? {})
    .filter(([, property]) => wordsOf(property).includes('required'))
    .map(([name]) => name)
  if (required.length > 0) node.required = required
  node.properties = {}
  for (const [name, property] of Object.entries(model.properties ?? {})) {
    node.properties[name] = expandProperty(`${key}.${name}`, property, around)
  }
  if (model.translations) {
    node.patternProperties = Object.fromEntries(
      model.translations.map((name) => [`^(${name}_(${LANGUAGE}`, { type: ['string', 'null'] }]),
    )
  }
  return node
}

function wordsOf(property: ModelProperty): string[] {
  return (typeof property === 'string' ? property : property.is).split(' ')
}

function expandProperty(key: string, property: ModelProperty, around: Surroundings): SchemaNode {
  const [first = '', ...options] = wordsOf(property)
  const node: SchemaNode = { ...around.texts.of(key) }
  if (first !== 'required') Object.assign(node, expandType(first, around))
  for (const option of options) applyOption(node, option, key, around)
  if (typeof property === 'string') return node
  if (property.oneOf) {
    node.oneOf = Object.entries(property.oneOf).map(([name, choice]) =>
      expandProperty(`${key}.${name}`, choice, around),
    )
    return node
  }
  const inner = expandObject(key, property, around)
  if (node.items) return { ...node, items: inner }
  return { ...node, ...inner }
}

/** `string?` may be null, `[Item]` is an array, a capital is a definition, `<release>` is another schema file. */
function expandType(word: string, around: Surroundings): SchemaNode {
  const nullable = word.endsWith('?')
  const bare = nullable ? word.slice(0, -1) : word
  if (bare.startsWith('[')) {
    return { type: nullable ? ['array', 'null'] : 'array', items: expandType(bare.slice(1, -1), around) }
  }
  if (bare.startsWith('<')) return { $ref: around.schemaIds[bare.slice(1, -1)] }
  if (/^[A-Z]|^record$/.test(bare)) return { $ref: `#/definitions/${bare}` }
  const types = nullable ? [...bare.split('|'), 'null'] : bare.split('|')
  return { type: types.length === 1 ? types[0] : types }
}

function applyOption(node: SchemaNode, option: string, key: string, around: Surroundings): void {
  const [name = '', ...rest] = option.split('=')
  const value = rest.join('=')
  const flag = FLAGS.find((known) => known === name)
  const text = TEXT_OPTIONS.find((known) => known === name)
  const number = NUMBER_OPTIONS.find((known) => known === name)
  if (name === 'required') return
  else if (flag) node[flag] = true
  else if (text) node[text] = value
  else if (number) node[number] = Number(value)
  else if (name === 'itemFormat') node.items = { ...node.items, format: value }
  else if (name === 'itemMinLength') node.items = { ...node.items, minLength: Number(value) }
  else if (name === 'deprecated') {
    node.deprecated = { description: around.texts.deprecationOf(key), deprecatedVersion: value }
  } else if (name === 'open' || name === 'closed' || name === 'codes') applyCodelist(node, name, value, around)
  else throw new Error(`schemas/model: ${key} has the unknown option "${option}".`)
}

/** A closed codelist is also an `enum`, on the items when the property is an array. */
function applyCodelist(node: SchemaNode, kind: string, list: string, around: Surroundings): void {
  node.codelist = `${list}.csv`
  if (kind !== 'codes') node.openCodelist = kind === 'open'
  if (kind !== 'closed') return
  const codes = around.codes(list)
  if (node.items) node.items = { ...node.items, enum: codes }
  else node.enum = Array.isArray(node.type) && node.type.includes('null') ? [...codes, null] : codes
}
