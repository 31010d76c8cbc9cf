import { asText, isObject, type Json, type JsonObject } from '#app/ocds/types.ts'

export type Cell = string | number | boolean
/** One table of the flat form: `main` or the path of an array of objects (`awards`, `awards/items`). */
export interface FlatTable {
  name: string
  columns: string[]
  rows: Record<string, Cell>[]
}

/**
 * Flattens compiled releases: one main table keyed by ocid, and one child table for each array of objects, whose rows carry the
 * ocid and the ids of the members above (`awards/id`). Nested objects become columns `tender/value/amount`; arrays of plain values
 * are joined by `;`. Columns stand in the order in which they were first met.
 */
export class Flattener {
  private readonly tables = new Map<string, { columns: Set<string>; rows: Record<string, Cell>[] }>()

  add(compiled: JsonObject): void {
    const row: Record<string, Cell> = emptyRow()
    this.fill(row, compiled, '', '', { ocid: asText(compiled.ocid ?? '') })
    this.push('main', row)
  }

  result(): FlatTable[] {
    return [...this.tables].map(([name, { columns, rows }]) => ({ name, columns: [...columns], rows }))
  }

  private fill(
    row: Record<string, Cell>,
    value: JsonObject,
    prefix: string,
    table: string,
    keys: Record<string, Cell>,
  ): void {
    for (const [name, member] of Object.entries(value)) {
      const column = prefix + name
      if (member === null || member === undefined) continue
      if (isObject(member)) this.fill(row, member, `${column}/`, table, keys)
      else if (Array.isArray(member)) this.fillArray(row, member, column, table, keys)
      else row[column] = member
    }
  }

  private fillArray(
    row: Record<string, Cell>,
    members: Json[],
    column: string,
    table: string,
    keys: Record<string, Cell>,
  ): void {
    const objects = members.filter(isObject)
    if (objects.length === 0) {
      if (members.length > 0) row[column] = members.map((member) => asText(member)).join(';')
      return
    }
    const child = table === '' ? column : `${table}/${column}`
    for (const member of objects) {
      const own: Record<string, Cell> = Object.assign(emptyRow(), keys)
      const id = member.id
      const below = typeof id === 'string' || typeof id === 'number' ? { ...keys, [`${child}/id`]: id } : keys
      this.fill(own, member, '', child, below)
      this.push(child, own)
    }
  }

  private push(name: string, row: Record<string, Cell>): void {
    const table = this.tables.get(name) ?? { columns: new Set<string>(), rows: [] }
    for (const column of Object.keys(row)) table.columns.add(column)
    table.rows.push(row)
    this.tables.set(name, table)
  }
}

/** A row that inherits nothing: a column may be called `toString`. */
const emptyRow = (): Record<string, Cell> => Object.create(null) as Record<string, Cell>

/** Text that a spreadsheet would take for a formula gets an apostrophe before it (docs/security.md F6); numbers stay numbers. */
export function safeCell(value: Cell | undefined): Cell | '' {
  if (typeof value !== 'string') return value ?? ''
  return /^[=+\-@\t\r\n\0＝＋－＠]/.test(value) ? `'${value}` : value
}
