import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import edcaMx from '#schemas/edca-mx/release-schema.json' with { type: 'json' }
import recordPackage from '#schemas/ocds/record-package-schema.json' with { type: 'json' }
import releasePackage from '#schemas/ocds/release-package-schema.json' with { type: 'json' }
import core from '#schemas/ocds/release-schema.json' with { type: 'json' }
import versioned from '#schemas/ocds/versioned-release-schema.json' with { type: 'json' }
import { officialFilesFor, readOfficial } from './official-files.ts'

type Compile = { compile: (schema: object) => (data: unknown) => boolean; addSchema: (schema: object) => unknown }
type Example = { file: string; content: Record<string, unknown> }

const newAjv = (): Compile => {
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats.default(ajv)
  return ajv
}
const ours = newAjv()
ours.addSchema(core)
ours.addSchema(versioned)

test('the worked examples of the standard get the same verdict from our package schemas as from the official ones', () => {
  if (!officialFilesFor('verdicts on the worked examples of the standard')) return
  const official = newAjv()
  official.addSchema(readOfficial('ocds-1.1.5/release-schema.json') as object)
  official.addSchema(readOfficial('ocds-1.1.5/versioned-release-validation-schema.json') as object)
  const verdicts = [
    ['releases', ours.compile(releasePackage), official.compile(schemaOf('release-package-schema.json'))],
    ['records', ours.compile(recordPackage), official.compile(schemaOf('record-package-schema.json'))],
  ] as const
  let compared = 0
  for (const { file, content } of examples()) {
    for (const [member, mine, theirs] of verdicts) {
      if (!(member in content)) continue
      expect(mine(content), file).toBe(theirs(content))
      compared += 1
    }
  }
  expect(compared).toBeGreaterThan(10)
})

test('what OCDS 1.1.5 accepts, EDCA-MX accepts', () => {
  if (!officialFilesFor('EDCA-MX on the worked examples of the standard')) return
  const [isCore, isEdcaMx] = [ours.compile(core), ours.compile(edcaMx)]
  const releases = examples().flatMap(({ content }) => (content.releases as unknown[] | undefined) ?? [])
  const accepted = releases.filter((release) => isCore(release))
  expect(accepted.length).toBeGreaterThan(5)
  for (const release of accepted) expect(isEdcaMx(release)).toBe(true)
})

function schemaOf(file: string): object {
  return readOfficial(`ocds-1.1.5/${file}`) as object
}

function examples(): Example[] {
  const root = resolve('../shared/standards/ocds-1.1.5/examples')
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({ file, content: readOfficial(join('ocds-1.1.5/examples', file)) as Example['content'] }))
}
