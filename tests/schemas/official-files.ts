import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Folder with the official files, beside the checkout; the product never needs it. */
const folder = resolve('../shared/standards')

/** True where the official files are at hand; else one line says which comparison is left out. */
export function officialFilesFor(comparison: string): boolean {
  if (existsSync(folder)) return true
  console.log(`Left out, as ../shared/standards is not there: ${comparison}`)
  return false
}

/** One official JSON file. */
export function readOfficial(path: string): unknown {
  return JSON.parse(readFileSync(join(folder, path), 'utf8'))
}

/** Text of one official file. */
export function readOfficialText(path: string): string {
  return readFileSync(join(folder, path), 'utf8')
}

/** A schema without titles and descriptions, its enums and required lists sorted, a list of one type as that type. */
export function structureOf(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(structureOf)
  if (typeof node !== 'object' || node === null) return node
  const entries = Object.entries(node).filter(
    ([key, value]) => !((key === 'title' || key === 'description') && typeof value === 'string'),
  )
  return Object.fromEntries(entries.map(([key, value]) => [key, normalise(key, value)]))
}

function normalise(key: string, value: unknown): unknown {
  if ((key === 'enum' || key === 'required') && Array.isArray(value)) return [...value].sort()
  if (key === 'type' && Array.isArray(value) && value.length === 1) return value[0]
  return structureOf(value)
}
