import { createWriteStream, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { stringify } from 'csv-stringify/sync'
import { appendAudit } from '#app/audit/append-audit.server.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import { type Cell, Flattener, safeCell } from '#app/publication/flatten-compiled.ts'
import { nameTables } from '#app/publication/name-tables.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { type ExportRow, readCompiledTexts, readReleaseTexts } from '#db/queries/feeds/export-rows.server.ts'
import { readOriginals } from '#db/queries/imports.server.ts'

export interface ExportOutcome {
  out: string
  releases?: number
  records?: number
  tables?: { name: string; rows: number }[]
}

const PAGE = 500
/** What XLSX allows in the name of a sheet and in a cell; file systems hold 255 bytes. */
const MOST_SHEET_LETTERS = 31
const MOST_CELL_LETTERS = 32_767
const MOST_FILE_LETTERS = 120
type Lines = AsyncGenerator<string>

/** Public releases as JSON lines, in the order of publication. The file appears whole or not at all. */
export async function exportReleases(entityId: string | null, out: string): Promise<ExportOutcome> {
  return {
    out,
    releases: await writeLines(
      out,
      pages((after) => asVisitor((tx) => readReleaseTexts(tx, entityId, after, PAGE))),
    ),
  }
}

/** What came in by import, value by value, private data included: for the operator only. */
export async function exportOriginals(entityIds: string[], out: string): Promise<ExportOutcome> {
  async function* lines(): Lines {
    for (const entityId of entityIds) {
      const entry = { actorId: null, door: 'cli', action: 'export-internal', subject: entityId, detail: {} }
      await asWorker(entityId, (tx) => appendAudit(tx, entityId, [entry]))
      let after: { ocid: string; releaseId: string } | null = null
      for (;;) {
        const page: Awaited<ReturnType<typeof readOriginals>> = await asWorker(entityId, (tx) =>
          readOriginals(tx, after, PAGE),
        )
        for (const row of page) yield row.original
        after = page.at(-1) ?? null
        if (page.length < PAGE) break
      }
    }
  }
  return { out, releases: await writeLines(out, lines()) }
}

/** Compiled releases as flat tables: a folder of CSV files, or one XLSX workbook with a sheet a table. */
export async function exportTables(
  entityId: string | null,
  format: 'csv' | 'xlsx',
  out: string,
): Promise<ExportOutcome> {
  const flat = new Flattener()
  let records = 0
  for await (const text of pages((after) => asVisitor((tx) => readCompiledTexts(tx, entityId, after, PAGE)))) {
    flat.add(JSON.parse(text) as JsonObject)
    records += 1
  }
  const tables = flat.result()
  if (format === 'csv') {
    mkdirSync(out, { recursive: true })
    const names = tableNames(tables, '_', MOST_FILE_LETTERS)
    for (const [at, { columns, rows }] of tables.entries()) {
      const cells = rows.map((row) => columns.map((column) => safeCell(row[column])))
      writeFileSync(
        join(out, `${names[at]}.csv`),
        stringify([columns.map(safeCell), ...cells], { cast: { boolean: String } }),
      )
    }
  } else await writeWorkbook(out, tables)
  return { out, records, tables: tables.map(({ name, rows }) => ({ name, rows: rows.length })) }
}

async function writeWorkbook(out: string, tables: ReturnType<Flattener['result']>): Promise<void> {
  const { utils, write } = await import('@e965/xlsx')
  const book = utils.book_new()
  const names = tableNames(tables, '.', MOST_SHEET_LETTERS)
  for (const [at, { columns, rows }] of tables.entries()) {
    const sheet = utils.aoa_to_sheet([columns, ...rows.map((row) => columns.map((column) => sheetCell(row[column])))])
    utils.book_append_sheet(book, sheet, names[at])
  }
  writeFileSync(out, write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer)
}

const tableNames = (tables: ReturnType<Flattener['result']>, joint: '_' | '.', limit: number) =>
  nameTables(
    tables.map(({ name }) => name),
    joint,
    limit,
  )

/** A workbook refuses longer texts: they are cut there, and whole in CSV and JSON. */
const sheetCell = (value: Cell | undefined): Cell | null =>
  typeof value === 'string' && value.length > MOST_CELL_LETTERS
    ? `${value.slice(0, MOST_CELL_LETTERS - 1)}…`
    : (value ?? null)

async function* pages(read: (after: number) => Promise<ExportRow[]>): Lines {
  for (let after = 0; ; ) {
    const page = await read(after)
    for (const row of page) yield row.text
    if (page.length < PAGE) return
    after = page.at(-1)!.place
  }
}

async function writeLines(out: string, lines: Lines): Promise<number> {
  const stream = createWriteStream(`${out}.partial`)
  let count = 0
  for await (const line of lines) {
    count += 1
    if (!stream.write(`${line}\n`)) await new Promise<void>((resolve) => stream.once('drain', () => resolve()))
  }
  stream.end()
  await finished(stream)
  renameSync(`${out}.partial`, out)
  return count
}
