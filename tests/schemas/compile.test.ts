import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import edcaMx from '#schemas/edca-mx/release-schema.json' with { type: 'json' }
import models from '#schemas/model/edca-mx.json' with { type: 'json' }
import coreModel from '#schemas/model/ocds.json' with { type: 'json' }
import recordPackage from '#schemas/ocds/record-package-schema.json' with { type: 'json' }
import releasePackage from '#schemas/ocds/release-package-schema.json' with { type: 'json' }
import core from '#schemas/ocds/release-schema.json' with { type: 'json' }
import versioned from '#schemas/ocds/versioned-release-schema.json' with { type: 'json' }
import vocabulary from '#schemas/vocabulary.json' with { type: 'json' }

// Strict mode refuses a keyword that nobody declared, so a slip in the model cannot pass unseen.
const ajv = new Ajv({ strict: true, strictTypes: false, allErrors: true })
addFormats.default(ajv)
for (const keyword of Object.keys(vocabulary.schema)) ajv.addKeyword(keyword)
ajv.addSchema(core)
ajv.addSchema(versioned)
const isRelease = ajv.compile(edcaMx)

const release = {
  ocid: 'ocds-demo00-x-2026-1',
  id: '1',
  date: '2026-01-15T09:00:00-05:00',
  tag: ['tender'],
  initiationType: 'tender',
  tender: { id: 'LP-1', procurementMethod: 'open', value: { amount: 1160, netAmount: 1000, currency: 'MXN' } },
  contracts: [{ id: 'C', awardID: 'A', guarantees: [{ id: 'F-1', type: 'bail' }] }],
}

test('the five schemas compile in strict mode with the declared vocabulary', () => {
  expect(isRelease(release)).toBe(true)
  const isPackage = ajv.compile(releasePackage)
  const envelope = {
    uri: 'https://example.org/p',
    version: '1.1',
    publishedDate: release.date,
    publisher: { name: 'Ente' },
  }
  expect(isPackage({ ...envelope, releases: [release] })).toBe(true)
  const isRecords = ajv.compile(recordPackage)
  const record = { ocid: release.ocid, releases: [release], compiledRelease: { ...release, tag: ['compiled'] } }
  expect(isRecords({ ...envelope, records: [record] })).toBe(true)
  expect(isRecords({ ...envelope, records: [{ ocid: release.ocid }] })).toBe(false)
})

test.each([
  ['a Spanish label in a closed codelist', { tender: { id: '1', procurementMethod: 'Licitación pública' } }],
  ['an amount written as text', { tender: { id: '1', value: { amount: '100' } } }],
  ['a date without hour and zone', { tender: { id: '1', tenderPeriod: { startDate: '2026-01-15' } } }],
  ['a contract without its award', { contracts: [{ id: 'C' }] }],
  ['a guarantee without id', { contracts: [{ id: 'C', awardID: 'A', guarantees: [{ type: 'bail' }] }] }],
  ['the status of an implementation that its CSV misspells', implementation('active')],
  ['a link that is no address', { tender: { id: '1', documents: [{ id: 'd', url: 'contrato firmado.pdf' }] } }],
])('EDCA-MX refuses %s', (_, part) => {
  expect(isRelease({ ...release, ...part })).toBe(false)
})

test('EDCA-MX takes translations, own roles and unknown members', () => {
  const part = {
    parties: [{ id: 'a', name: 'Ente', name_en: 'Body', roles: ['buyer', 'ownRole'], propio: 1 }],
    ...implementation('ongoing'),
  }
  expect(isRelease({ ...release, ...part })).toBe(true)
})

test('every word of the model is JSON Schema or in vocabulary.json', () => {
  const known = new Set([
    ...Object.keys({ ...vocabulary.schema, ...vocabulary.model }),
    ...['format', 'pattern', 'default', 'minLength', 'minItems'],
  ])
  const lines = JSON.stringify([coreModel, models]).match(/"[a-z|?[\]A-Z]+( [a-zA-Z]+(=[^" ]+)?)+"/g) ?? []
  expect(lines.length).toBeGreaterThan(80)
  for (const line of lines) {
    for (const word of line.replaceAll('"', '').split(' ').slice(1)) {
      expect(known.has(word.split('=')[0] ?? ''), line).toBe(true)
    }
  }
})

function implementation(status: string): object {
  return { contracts: [{ id: 'C', awardID: 'A', implementation: { status } }] }
}
