import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'csv-parse/sync'

/** One row of a codelist; columns beside Code, Title and Description are kept under `more` when filled. */
export type CodeRow = { code: string; title: string; description: string; more?: Record<string, string> }

// The standard's lists with the Mexican additions, those of the extensions, and those of Mexican catalogues.
const SOURCES = ['ocds', 'edca-mx', 'local']

/**
 * Reads every `schemas/codelists/<source>/<name>.csv` by its name, rows in file order.
 * @throws when a row lacks its code, its title or its description, or repeats a code
 */
export function readCodelists(folder: string): Record<string, CodeRow[]> {
  const lists: Record<string, CodeRow[]> = {}
  const files = SOURCES.flatMap((source) => readdirSync(join(folder, source)).map((name) => join(source, name))).sort()
  for (const file of files) {
    const records: Record<string, string>[] = parse(readFileSync(join(folder, file)), { columns: true, bom: true })
    lists[basename(file, '.csv')] = records.map((record) => rowOf(record, file))
    const codes = new Set(records.map((record) => record.Code))
    if (codes.size !== records.length) throw new Error(`schemas/codelists/${file} repeats a code.`)
  }
  return lists
}

function rowOf(record: Record<string, string>, file: string): CodeRow {
  const { Code: code, Title: title, Description: description, ...others } = record
  if (!code || !title || !description) throw new Error(`schemas/codelists/${file}: the row "${code}" is not complete.`)
  const filled = Object.entries(others).filter(([, value]) => value !== '')
  const row: CodeRow = { code, title, description }
  if (filled.length > 0) row.more = Object.fromEntries(filled.map(([key, value]) => [lowerFirst(key), value]))
  return row
}

function lowerFirst(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1)
}
