import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SchemaNode } from '../schema-node.ts'
import { expandObject, type ModelObject, type Surroundings } from './expand-model.ts'
import { readCodelists } from './read-codelists.ts'
import { readTexts } from './read-texts.ts'
import { versionSchema } from './version-schema.ts'

type Model = Record<string, ModelObject>

const DRAFT = 'http://json-schema.org/draft-04/schema#'
const OCDS = 'https://standard.open-contracting.org/schema/1__1__5'
const SCHEMA_IDS = {
  release: `${OCDS}/release-schema.json`,
  releasePackage: `${OCDS}/release-package-schema.json`,
  recordPackage: `${OCDS}/record-package-schema.json`,
  versioned: `${OCDS}/versioned-release-validation-schema.json`,
  edcaMx: 'urn:portal-unico:edca-mx:1.1:release-schema',
}

/**
 * Everything that is derived from `model/`, `texts/` and `codelists/`, as path inside `schemas/` → text of the file.
 * Pure but for reading those folders, so that a test can compare it with what is committed.
 */
export function derivedFiles(schemasFolder: string): Map<string, string> {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(schemasFolder, path), 'utf8'))
  const codelists = readCodelists(join(schemasFolder, 'codelists'))
  const around: Surroundings = {
    texts: readTexts(join(schemasFolder, 'texts')),
    schemaIds: SCHEMA_IDS,
    codes: (list) => (codelists[list] ?? []).map((row) => row.code),
  }
  const core = releaseSchema(read('model/ocds.json') as Model, around)
  const extensions = read('model/edca-mx.json') as Record<string, Model>
  const known = new Set(Object.keys(core.definitions ?? {}))
  const patches = Object.entries(extensions).map(([name, model]) => [name, patchOf(model, known, around)] as const)
  const packages = read('model/packages.json') as Model

  const files = new Map<string, string>()
  const add = (path: string, value: unknown) => files.set(path, `${JSON.stringify(value, null, 2)}\n`)
  add('ocds/release-schema.json', core)
  add('ocds/release-package-schema.json', packageSchema('ReleasePackage', packages, SCHEMA_IDS.releasePackage, around))
  add('ocds/record-package-schema.json', packageSchema('RecordPackage', packages, SCHEMA_IDS.recordPackage, around))
  add('ocds/versioned-release-schema.json', versionSchema(core, SCHEMA_IDS.versioned))
  for (const [name, patch] of patches) add(`edca-mx/extensions/${name}.json`, patch)
  add('edca-mx/release-schema.json', applyPatches({ ...core, id: SCHEMA_IDS.edcaMx }, patches))
  add('derived/extension-of.json', extensionOf(extensions))
  add('derived/codelists.json', codelists)
  return files
}

function releaseSchema(model: Model, around: Surroundings): SchemaNode {
  const { Release: release, ...definitions } = model
  return {
    id: SCHEMA_IDS.release,
    $schema: DRAFT,
    ...around.texts.of('Release'),
    ...expandObject('Release', release ?? {}, around),
    definitions: expandDefinitions(definitions, around),
  }
}

function packageSchema(key: string, model: Model, id: string, around: Surroundings): SchemaNode {
  const node: SchemaNode = {
    id,
    $schema: DRAFT,
    ...around.texts.of(key),
    ...expandObject(key, model[key] ?? {}, around),
  }
  if (key === 'RecordPackage') node.definitions = expandDefinitions({ record: model.record ?? {} }, around)
  return node
}

function expandDefinitions(model: Model, around: Surroundings): Record<string, SchemaNode> {
  const named = Object.entries(model).map(([name, object]): [string, SchemaNode] => [
    name,
    { ...around.texts.of(name), ...expandObject(name, object, around) },
  ])
  return Object.fromEntries(named)
}

/** The JSON Merge Patch of one extension. A definition that is `known` is only added to, so it brings no title. */
function patchOf(model: Model, known: Set<string>, around: Surroundings): SchemaNode {
  const definitions: Record<string, SchemaNode> = {}
  for (const [name, object] of Object.entries(model)) {
    const expanded = expandObject(name, object, around)
    definitions[name] = known.has(name)
      ? { properties: expanded.properties }
      : { ...around.texts.of(name), ...expanded }
    known.add(name)
  }
  return Object.keys(definitions).length > 0 ? { definitions } : {}
}

/** Adds the definitions and properties of each extension behind those of the core, in the order of `model/edca-mx.json`. */
function applyPatches(core: SchemaNode, patches: (readonly [string, SchemaNode])[]): SchemaNode {
  const definitions = { ...core.definitions }
  for (const [, patch] of patches) {
    for (const [name, addition] of Object.entries(patch.definitions ?? {})) {
      const before = definitions[name]
      definitions[name] = { ...before, ...addition, properties: { ...before?.properties, ...addition.properties } }
    }
  }
  return { ...core, definitions }
}

/** `Definition.property` → name of the extension that brings it, for the data dictionary and the packages' `extensions`. */
function extensionOf(extensions: Record<string, Model>): Record<string, string> {
  const owners: Record<string, string> = {}
  for (const [name, model] of Object.entries(extensions)) {
    for (const [definition, object] of Object.entries(model)) {
      for (const property of Object.keys(object.properties ?? {})) owners[`${definition}.${property}`] = name
    }
  }
  return owners
}
