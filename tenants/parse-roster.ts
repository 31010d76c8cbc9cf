import { Refusal } from '#app/lib/refusal.ts'
import { readCsvRows } from './read-csv-rows.ts'
import { cellFault, shownCell } from './roster-cells.ts'
import { COLUMNS, type RosterEntity, rowSchema } from './roster-row.ts'

export interface RosterProblem {
  line: number
  column: string
  value: string
  message: string
}

/** A row of a roster file: its entity when it can be read, and what is wrong with it. */
export interface ReadRow {
  line: number
  row: Record<string, string>
  entity: RosterEntity | null
  problems: RosterProblem[]
}

const SHOWN = 12

/**
 * The text of an entities.csv to its entities, in the order of the file.
 * `file` is only named in the sentences; `inegiState` is the state's key, which each row must bear.
 * Throws Refusal (422) that tells file, line and column of what is wrong: all rows or none.
 */
export function parseRoster(csv: string, file: string, inegiState: string): RosterEntity[] {
  const rows = readRosterRows(csv, file, inegiState)
  const problems = rows.flatMap((row) => row.problems)
  if (problems.length > 0) throw refusal(file, problems)
  return rows.flatMap(({ entity }) => entity ?? [])
}

/**
 * The same row by row, each with what is wrong with it. `known` are entities that a row may name as its parent although the file has
 * no row of them. Throws Refusal (422) for what is no such file at all.
 */
export function readRosterRows(
  csv: string,
  file: string,
  inegiState: string,
  known: readonly RosterEntity[] = [],
): ReadRow[] {
  const rows = readRows(csv, file).map(({ line, row, extra }): ReadRow => {
    const broken = cellProblems(line, row, extra)
    if (broken.length > 0) return { line, row: shownRow(row), entity: null, problems: broken }
    const parsed = rowSchema.safeParse(row)
    if (parsed.success) return { line, row, entity: parsed.data, problems: [] }
    const problems = parsed.error.issues.map((issue) => {
      const column = String(issue.path[0] ?? 'slug')
      return { line, column, value: row[column] ?? '', message: issue.message }
    })
    return { line, row, entity: null, problems }
  })
  const read = rows.flatMap(({ line, entity }) => (entity ? [{ line, entity }] : []))
  for (const problem of checkTogether(read, inegiState, known))
    rows.find(({ line }) => line === problem.line)?.problems.push(problem)
  return rows
}

const shownRow = (row: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [column, shownCell(value)]))

function readRows(csv: string, file: string): { line: number; row: Record<string, string>; extra: string[] }[] {
  const records = readCsvRows(csv)
  if (!Array.isArray(records)) {
    const { line, column, message } = records
    throw refusal(file, [{ line, column: COLUMNS[(column ?? 0) - 1] ?? String(column ?? 1), value: '', message }])
  }
  const [heading, ...body] = records
  const found = withoutEmptyEnd(heading?.cells ?? [])
  const wrong = COLUMNS.findIndex((column, index) => found[index] !== column)
  if (wrong >= 0 || found.length !== COLUMNS.length) {
    const column = COLUMNS[wrong] ?? String(COLUMNS.length + 1)
    const value = shownCell(found[wrong < 0 ? COLUMNS.length : wrong] ?? '')
    const many = found.length > COLUMNS.length ? `; el archivo trae ${found.length} columnas` : ''
    const message = `los encabezados deben ser ${COLUMNS.join(',')}${many}`
    throw refusal(file, [{ line: heading?.line ?? 1, column, value, message }])
  }
  return body.map(({ line, cells }) => ({
    line,
    row: Object.fromEntries(COLUMNS.map((column, index) => [column, cells[index] ?? ''])),
    extra: withoutEmptyEnd(cells.slice(COLUMNS.length)),
  }))
}

/** A spreadsheet adds empty columns at the end: they say nothing. */
function withoutEmptyEnd(cells: readonly string[]): string[] {
  const last = cells.findLastIndex((cell) => cell !== '')
  return cells.slice(0, last + 1)
}

/** What is wrong with single cells of a row, before anybody asks what they mean. */
function cellProblems(line: number, row: Record<string, string>, extra: readonly string[]): RosterProblem[] {
  const problems = COLUMNS.flatMap((column): RosterProblem[] => {
    const value = row[column] ?? ''
    const message = cellFault(value)
    return message ? [{ line, column, value: shownCell(value), message }] : []
  })
  const width = COLUMNS.length + extra.length
  const message = `el renglón trae ${width} columnas y el padrón lleva ${COLUMNS.length}; revise comas sin comillas`
  const column = String(COLUMNS.length + 1)
  return extra.length > 0 ? [...problems, { line, column, value: shownCell(extra[0] ?? ''), message }] : problems
}

/** What only shows when rows are seen together: repeated slugs, keys and RFCs, parents that are missing, mismatched or in a ring. */
function checkTogether(
  rows: { line: number; entity: RosterEntity }[],
  inegiState: string,
  known: readonly RosterEntity[],
): RosterProblem[] {
  const problems: RosterProblem[] = []
  const bySlug = new Map([...known, ...rows.map(({ entity }) => entity)].map((entity) => [entity.slug, entity]))
  const seen = new Map<string, number>()
  for (const { line, entity } of rows) {
    for (const column of ['slug', 'key', 'rfc'] as const) {
      const value = entity[column]
      if (value === null) continue
      const first = seen.get(`${column} ${value}`)
      if (first !== undefined) problems.push({ line, column, value, message: `ya está en el renglón ${first}` })
      else seen.set(`${column} ${value}`, line)
    }
    if (entity.inegiState !== inegiState)
      problems.push({
        line,
        column: 'inegi_state',
        value: entity.inegiState,
        message: `la clave del estado es ${inegiState}`,
      })
    const parentProblem = entity.parent === null ? null : parentFault(entity, bySlug)
    if (parentProblem) problems.push({ line, column: 'parent', value: entity.parent ?? '', message: parentProblem })
  }
  return problems
}

function parentFault(entity: RosterEntity, bySlug: Map<string, RosterEntity>): string | null {
  const parent = bySlug.get(entity.parent ?? '')
  if (!parent) return 'ningún renglón tiene ese slug'
  if (parent.sphere !== entity.sphere) return `es de ${parent.sphere} y el ente es de ${entity.sphere}`
  if (parent.inegiMunicipality !== entity.inegiMunicipality) return 'es de otro municipio'
  const visited = new Set<string>()
  for (let above: RosterEntity | undefined = entity; above; above = bySlug.get(above.parent ?? '')) {
    if (visited.has(above.slug)) return 'depende de sí mismo, directa o indirectamente'
    visited.add(above.slug)
  }
  return null
}

function refusal(file: string, problems: RosterProblem[]): Refusal {
  const lines = problems
    .slice(0, SHOWN)
    .map(
      ({ line, column, value, message }) => `renglón ${line}, columna ${column}${value && ` ("${value}")`}: ${message}`,
    )
  const more = problems.length > SHOWN ? `; y ${problems.length - SHOWN} más` : ''
  return new Refusal('roster-invalid', 422, `${file} no se leyó. ${lines.join('; ')}${more}.`)
}
