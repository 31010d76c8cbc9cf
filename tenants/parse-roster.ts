import { parse } from 'csv-parse/sync'
import { Refusal } from '#app/lib/refusal.ts'
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

type NumberedRecord = { record: string[]; info: { lines: number } }

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
  const rows = readRows(csv, file).map(({ line, row }): ReadRow => {
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

function readRows(csv: string, file: string): { line: number; row: Record<string, string> }[] {
  let records: NumberedRecord[]
  try {
    const options = { bom: true, trim: true, info: true, skip_empty_lines: true, relax_column_count: true }
    // With `info` each record comes with the line it ends on, which the package's types do not say.
    records = parse(csv, options) as unknown as NumberedRecord[]
  } catch (error) {
    throw new Refusal(
      'roster-invalid',
      422,
      `${file} no se puede leer como CSV: ${error instanceof Error ? error.message : error}`,
    )
  }
  const [heading, ...body] = records
  const wrong = COLUMNS.findIndex((column, index) => heading?.record[index] !== column)
  if (wrong >= 0 || heading?.record.length !== COLUMNS.length)
    throw refusal(file, [
      {
        line: 1,
        column: COLUMNS[wrong] ?? '',
        value: heading?.record.join(',') ?? '',
        message: `los encabezados deben ser ${COLUMNS.join(',')}`,
      },
    ])
  return body.map(({ record, info }) => ({
    line: info.lines,
    row: Object.fromEntries(COLUMNS.map((column, index) => [column, record[index] ?? ''])),
  }))
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
