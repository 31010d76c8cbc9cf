import { expect, test } from 'vitest'
import { walkFields } from '#app/ocds/fields.ts'
import { readTexts } from '#schemas/derive/read-texts.ts'
import edcaMx from '#schemas/edca-mx/release-schema.json' with { type: 'json' }
import recordPackage from '#schemas/ocds/record-package-schema.json' with { type: 'json' }
import releasePackage from '#schemas/ocds/release-package-schema.json' with { type: 'json' }
import type { SchemaNode } from '#schemas/schema-node.ts'
import { officialFilesFor, readOfficialText } from './official-files.ts'

type Owner = { name: string; properties: Record<string, SchemaNode> }

const ownersOf = (name: string, node: SchemaNode): Owner[] => {
  const own = node.properties ? [{ name, properties: node.properties }] : []
  const inner = Object.entries(node.properties ?? {}).flatMap(([key, property]) => [
    ...ownersOf(`${name}.${key}`, property),
    ...(property.items ? ownersOf(`${name}.${key}`, property.items) : []),
  ])
  const definitions = Object.entries(node.definitions ?? {}).flatMap(([key, definition]) => ownersOf(key, definition))
  return [...own, ...inner, ...definitions]
}

const owners = [
  ...ownersOf('Release', edcaMx as unknown as SchemaNode),
  ...ownersOf('ReleasePackage', releasePackage as unknown as SchemaNode),
  ...ownersOf('RecordPackage', recordPackage as unknown as SchemaNode),
]
const texts = readTexts('schemas/texts')

test('every property has a short Spanish title and one plain sentence of 3 to 25 words', () => {
  for (const owner of owners) {
    for (const [name, { title, description }] of Object.entries(owner.properties)) {
      const key = `${owner.name}.${name}`
      expect(title?.length, key).toBeGreaterThan(2)
      expect(title?.split(' ').length, key).toBeLessThanOrEqual(6)
      expect(description, key).toMatch(/\.$/)
      const words = description?.split(' ').length ?? 0
      expect(words >= 3 && words <= 25, `${key}: ${words} words`).toBe(true)
    }
  }
})

test('no two properties of one object have the same title', () => {
  for (const owner of owners) {
    const titles = Object.values(owner.properties).map((property) => property.title)
    expect(titles, owner.name).toHaveLength(new Set(titles).size)
  }
})

test('every deprecated property says in Spanish what to use instead', () => {
  const deprecated = owners.flatMap((owner) => Object.values(owner.properties)).filter((one) => one.deprecated)
  expect(deprecated.length).toBeGreaterThanOrEqual(13)
  for (const property of deprecated) {
    expect(property.title).toMatch(/\(en desuso\)$|^Origen de los datos presupuestarios$/)
    expect(property.deprecated?.description?.split(' ').length).toBeGreaterThanOrEqual(4)
  }
})

test('the texts are Spanish: none keeps an English word of the standard', () => {
  const english = /\b(the|this|release|record|tender|award|contract|supplier|buyer|amendment|which|should)\b/i
  for (const key of texts.keys()) {
    const { title, description } = texts.of(key)
    expect(`${title} ${description}`, key).not.toMatch(english)
  }
})

test('no description is taken from the official Spanish catalogue', () => {
  if (!officialFilesFor('descriptions against the official Spanish catalogue')) return
  const catalogue = readOfficialText('ocds-1.1.5/locale-es/schema.po').replace(/"\n"/g, '').toLowerCase()
  for (const key of texts.keys()) {
    const sentence = texts.of(key).description.toLowerCase().replace(/\.$/, '')
    expect(catalogue.includes(`"${sentence}`), key).toBe(false)
  }
})

test('every walked field carries its texts', () => {
  for (const field of walkFields()) expect(field.title && field.description, field.path).toBeTruthy()
})
