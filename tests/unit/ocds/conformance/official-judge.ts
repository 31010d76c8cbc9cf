import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { pointer } from '#app/ocds/findings.ts'
import { isObject, type Json, type JsonObject } from '#app/ocds/types.ts'
import { validateRelease } from '#app/ocds/validate.ts'

/** Official schemas, examples and real files beside the checkout: read where they are, never copied. */
export const SHARED = '../shared'

const SCHEMAS = {
  core: 'standards/ocds-1.1.5/release-schema.json',
  'edca-mx': 'standards/edca-mx/release-schema.patched.json',
} as const

export type Profile = keyof typeof SCHEMAS

/** What a validator says of a document: `path keyword` as often as it says it, sorted; or that it broke on it. */
export type Verdict = string[] | 'threw'

/** The official schema, as it stands in the file. */
export function officialSchema(profile: Profile): JsonObject {
  return JSON.parse(readFileSync(`${SHARED}/${SCHEMAS[profile]}`, 'utf8')) as JsonObject
}

/** A judge that is nothing but the official schema and bare ajv with formats, all errors told. */
export function officialJudge(profile: Profile): (release: Json) => Verdict {
  const ajv = new Ajv({ allErrors: true, strict: false })
  addFormats.default(ajv)
  const validate = ajv.compile(officialSchema(profile))
  return (release) => {
    try {
      validate(release)
    } catch {
      return 'threw'
    }
    return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`).sort()
  }
}

/** What we say of it: errors only, as warnings refuse nothing. */
export function ourVerdict(release: Json, profile: Profile): Verdict {
  const errors = validateRelease(release, profile).filter(({ severity }) => severity === 'error')
  return errors.map(({ path, keyword }) => `${path} ${keyword}`).sort()
}

/**
 * Whatever has an `ocid` in the JSON files under folders of `../shared` and in our own fixtures: releases, and also records,
 * compiled and versioned releases, on which a release schema has much to say.
 */
export function* realReleases(): Generator<[where: string, release: JsonObject]> {
  for (const folder of [`${SHARED}/standards`, `${SHARED}/data`, 'tests/fixtures']) {
    for (const file of filesUnder(folder)) {
      // Classifiers, maps and the like weigh megabytes and hold no release.
      if (statSync(file).size <= 2_000_000) yield* withOcid(JSON.parse(readFileSync(file, 'utf8')) as Json, file)
    }
  }
}

function* withOcid(value: Json | undefined, where: string): Generator<[string, JsonObject]> {
  if (isObject(value) && value.ocid !== undefined) yield [where, value]
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value)) yield* withOcid(inner, pointer(where, name))
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return filesUnder(path)
    return name.endsWith('.json') ? [path] : []
  })
}
