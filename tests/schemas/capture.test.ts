import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  type CaptureEntry,
  captureEntries,
  captureSections,
  leafPaths,
  optionsOf,
  SECTION_KEYS,
} from '#app/ocds/capture-sections.ts'
import { codes, isCode } from '#app/ocds/codelists.ts'
import { fieldAt } from '#app/ocds/fields.ts'
import vocabulary from '#schemas/vocabulary.json' with { type: 'json' }

const entries = captureEntries()

test('the six sections come in the order of the workspace', () => {
  expect(captureSections().map((section) => section.key)).toEqual([...SECTION_KEYS])
})

test('every captured path and every leaf it writes is a field of EDCA-MX that is not deprecated', () => {
  for (const entry of entries) {
    expect(entry.field.deprecated, entry.path).toBe(false)
    const leaves = entry.kind === 'field' ? leafPaths(entry) : [entry.path]
    for (const leaf of leaves) expect(fieldAt(leaf), leaf).toBeDefined()
  }
})

test('each control fits the type of its field', () => {
  for (const entry of entries) {
    if (entry.kind === 'list') expect(entry.field.type, entry.path).toBe('array')
    else expect(FITS[entry.control]?.(entry.field), `${entry.path}: ${entry.control}`).toBe(true)
  }
})

const FITS: Record<string, (field: CaptureEntry['field']) => boolean> = {
  text: (field) => field.type === 'string',
  textarea: (field) => field.type === 'string',
  email: (field) => field.type === 'string',
  url: (field) => field.format === 'uri',
  number: (field) => field.type === 'number',
  integer: (field) => field.type === 'integer',
  boolean: (field) => field.type === 'boolean',
  date: (field) => field.format === 'date-time',
  'date-time': (field) => field.format === 'date-time',
  money: (field) => field.definition === 'Value',
  period: (field) => field.definition === 'Period',
  select: (field) => field.type === 'string',
  'select-many': (field) => field.type === 'array' && field.itemType === 'string',
  organization: (field) => field.definition === 'OrganizationReference' && field.type === 'object',
  organizations: (field) => field.definition === 'OrganizationReference' && field.type === 'array',
  procedure: (field) => field.name === 'procurementMethodDetails',
  award: (field) => field.name === 'awardID',
}

test('every choice has options, and every role, method and stage is a code', () => {
  for (const entry of entries) {
    for (const method of entry.appliesTo ?? []) expect(isCode('method', method), entry.path).toBe(true)
    if (entry.kind === 'list') continue
    if (entry.control.startsWith('select') || entry.suggest) expect(optionsOf(entry), entry.path).not.toHaveLength(0)
    if (entry.role) expect(isCode('partyRole', entry.role), entry.path).toBe(true)
  }
})

test('no two fields of one group have the same title', () => {
  for (const section of captureSections()) {
    for (const group of section.groups) {
      const titles = group.entries.map((entry) => entry.title)
      expect(titles, `${section.key} ${group.key}`).toHaveLength(new Set(titles).size)
    }
  }
})

test('what names a member of a list is a field of it, and members with an id get one', () => {
  for (const entry of entries) {
    if (entry.kind === 'field') continue
    expect(fieldAt(`${entry.path}/*/${entry.memberTitle}`), entry.path).toBeDefined()
    const hasId = fieldAt(`${entry.path}/*/id`)?.required ?? entry.path === '/parties'
    const asksId = entry.groups.some((group) => group.entries.some((one) => one.path === `${entry.path}/*/id`))
    if (hasId && !entry.fixed) expect(asksId || entry.idPrefix !== undefined, entry.path).toBe(true)
  }
})

test('every keyword of the capture files is explained in vocabulary.json', () => {
  const known = new Set(Object.keys(vocabulary.capture))
  for (const file of readdirSync('schemas/capture').filter((name) => name !== 'shared.json')) {
    for (const key of keysOf(JSON.parse(readFileSync(`schemas/capture/${file}`, 'utf8')))) {
      expect(known.has(key), `${file}: ${key}`).toBe(true)
    }
  }
  const shared = JSON.parse(readFileSync('schemas/capture/shared.json', 'utf8')) as Record<string, unknown>
  for (const key of Object.values(shared).flatMap(keysOf)) expect(known.has(key), `shared: ${key}`).toBe(true)
  for (const entry of entries) {
    if (entry.kind === 'field') expect(Object.keys(vocabulary.controls)).toContain(entry.control)
  }
})

test('all methods can be captured: each has a procedure under a legal name', () => {
  for (const method of ['open', 'selective', 'direct']) {
    expect(codes('procedure').some((row) => row.more?.method === method)).toBe(true)
  }
})

function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)])
}
