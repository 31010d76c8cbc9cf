import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { readReleases } from '#app/ocds/releases-in.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import { validateRelease } from '#app/ocds/validate.ts'

/** Official schemas, examples and real files: read where they are, never copied. */
const STANDARDS = '../shared/standards'
const FOLDERS = ['../shared/data/ocds', `${STANDARDS}/ocds-1.1.5/examples`]
const present = [STANDARDS, ...FOLDERS].every((folder) => existsSync(folder))
if (!present) console.warn(`left out: agreement with the official schemas (${STANDARDS} or ../shared/data is absent)`)

const SCHEMAS = { core: 'ocds-1.1.5/release-schema.json', 'edca-mx': 'edca-mx/release-schema.patched.json' } as const

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return filesUnder(path)
    return name.endsWith('.json') ? [path] : []
  })
}

function releases(): [where: string, release: JsonObject][] {
  return FOLDERS.flatMap(filesUnder).flatMap((file) =>
    readReleases(readFileSync(file, 'utf8')).releases.map(({ where, release }): [string, JsonObject] => [
      `${file}${where}`,
      release,
    ]),
  )
}

describe.runIf(present)('our schemas and the official ones', () => {
  for (const name of ['core', 'edca-mx'] as const) {
    it(`${name}: fail at the same places for the same reasons, in real files and in the standard's examples`, () => {
      const ajv = new Ajv({ allErrors: true, strict: false })
      addFormats.default(ajv)
      const official = ajv.compile(JSON.parse(readFileSync(`${STANDARDS}/${SCHEMAS[name]}`, 'utf8')))
      for (const [where, release] of releases()) {
        official(release)
        const wanted = new Set((official.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`))
        const ours = validateRelease(release, name).filter(({ check }) => check === undefined)
        expect([where, new Set(ours.map(({ path, keyword }) => `${path} ${keyword}`))]).toEqual([where, wanted])
      }
    })
  }
})
