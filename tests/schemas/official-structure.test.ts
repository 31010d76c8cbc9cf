import { expect, test } from 'vitest'
import edcaMx from '#schemas/edca-mx/release-schema.json' with { type: 'json' }
import recordPackage from '#schemas/ocds/record-package-schema.json' with { type: 'json' }
import releasePackage from '#schemas/ocds/release-package-schema.json' with { type: 'json' }
import release from '#schemas/ocds/release-schema.json' with { type: 'json' }
import versioned from '#schemas/ocds/versioned-release-schema.json' with { type: 'json' }
import { officialFilesFor, readOfficial, structureOf } from './official-files.ts'

test.each([
  ['release-schema.json', release],
  ['release-package-schema.json', releasePackage],
  ['record-package-schema.json', recordPackage],
])('our %s has the structure of OCDS 1.1.5', (file, ours) => {
  if (!officialFilesFor(`structure of ${file}`)) return
  expect(structureOf(ours)).toEqual(structureOf(readOfficial(`ocds-1.1.5/${file}`)))
})

test('our EDCA-MX profile has the structure of the patched reference but for its id and our own extension', () => {
  if (!officialFilesFor('structure of EDCA-MX')) return
  const reference = structureOf(readOfficial('edca-mx/release-schema.patched.json')) as Record<string, unknown>
  const ours = structureOf(edcaMx) as { definitions: Record<string, { properties?: Record<string, unknown> }> }
  delete ours.definitions.SanctionException
  delete ours.definitions.Award?.properties?.sanctionExceptions
  expect(ours).toEqual({ ...reference, id: 'urn:portal-unico:edca-mx:1.1:release-schema' })
})

test('our schema of versioned releases has the structure of the official one, its three short names written out', () => {
  if (!officialFilesFor('structure of versioned releases')) return
  const official = readOfficial('ocds-1.1.5/versioned-release-validation-schema.json') as {
    definitions: Record<string, unknown>
  }
  const short = Object.fromEntries(
    Object.entries(official.definitions).filter(([name]) => name.startsWith('StringNull')),
  )
  const definitions = Object.fromEntries(Object.entries(official.definitions).filter(([name]) => !(name in short)))
  expect(structureOf(versioned)).toEqual(structureOf(writtenOut({ ...official, definitions }, short)))
})

function writtenOut(node: unknown, short: Record<string, unknown>): unknown {
  if (Array.isArray(node)) return node.map((one) => writtenOut(one, short))
  if (typeof node !== 'object' || node === null) return node
  const reference = '$ref' in node && typeof node.$ref === 'string' ? node.$ref.replace('#/definitions/', '') : ''
  if (reference in short) return short[reference]
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, writtenOut(value, short)]))
}
