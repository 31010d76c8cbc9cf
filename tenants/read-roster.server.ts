import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { Refusal } from '#app/lib/refusal.ts'
import { parseRoster } from './parse-roster.ts'
import type { RosterEntity } from './roster-row.ts'
import { type State, stateSchema } from './state.ts'

/**
 * The state of `tenants/<slug>/state.json`. Throws Refusal: 404 when there is no such state, 422 with file and field when it is
 * badly written. `folder` is another tenants folder, for tests.
 */
export function readState(slug: string, folder = tenantsFolder()): State {
  const file = `tenants/${slug}/state.json`
  let value: unknown
  try {
    value = JSON.parse(readStateFile(slug, 'state.json', folder))
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal('state-invalid', 422, `${file} no es JSON: ${error.message}`)
    throw error
  }
  const parsed = stateSchema.safeParse(value)
  if (!parsed.success)
    throw new Refusal('state-invalid', 422, `${file} está mal escrito. ${z.prettifyError(parsed.error)}`)
  if (parsed.data.slug !== slug)
    throw new Refusal(
      'state-invalid',
      422,
      `${file}: slug dice "${parsed.data.slug}", pero la carpeta se llama "${slug}".`,
    )
  return parsed.data
}

/** The entities of `tenants/<slug>/entities.csv`, in the order of the file. Throws Refusal like readState, naming line and column. */
export function readRoster(slug: string, folder = tenantsFolder()): RosterEntity[] {
  const state = readState(slug, folder)
  const file = `tenants/${slug}/entities.csv`
  const roster = parseRoster(readStateFile(slug, 'entities.csv', folder), file, state.inegiKey)
  const coordinator = state.coordinatingBody.entity
  if (coordinator !== null && !roster.some((entity) => entity.slug === coordinator))
    throw new Refusal(
      'state-invalid',
      422,
      `tenants/${slug}/state.json: coordinatingBody.entity "${coordinator}" no está en ${file}.`,
    )
  return roster
}

/** Slugs of the states that have a folder here, in alphabetical order. */
export function listStates(folder = tenantsFolder()): string[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'state.json')))
    .sort()
}

/** The `tenants/` folder of this checkout: found upwards from this module, so that the built server finds it too. */
export function tenantsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'tenants', 'README.md'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error('there is no tenants folder above this module')
    folder = above
  }
  return join(folder, 'tenants')
}

function readStateFile(slug: string, name: string, folder: string): string {
  if (/^[a-z][a-z0-9-]*$/.test(slug) && existsSync(join(folder, slug, name)))
    return readFileSync(join(folder, slug, name), 'utf8')
  throw new Refusal(
    'unknown-state',
    404,
    `No existe tenants/${slug}/${name}. Los estados disponibles son: ${listStates(folder).join(', ')}.`,
  )
}
