import type { Writable } from 'node:stream'
import type { Sql } from 'postgres'

type Cell = string | number | boolean | null | readonly (string | null)[]

const SPECIAL = /[\\\n\r\t]/
const ESCAPED: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** A value as the text format of COPY has it. */
export function copyCell(value: Cell): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return escapeText(value)
  if (typeof value === 'object') return escapeText(`{${value.map(arrayMember).join(',')}}`)
  return String(value)
}

const escapeText = (text: string): string =>
  SPECIAL.test(text) ? text.replace(/[\\\n\r\t]/g, (one) => ESCAPED[one]!) : text

const arrayMember = (text: string | null): string =>
  text === null ? 'NULL' : `"${text.replace(/["\\]/g, (one) => `\\${one}`)}"`

/** Enough to keep the connection busy, little enough to stay small beside the rest. */
const CHUNK = 512 * 1024

/** Rows on their way into one table by COPY, on a connection of their own. */
export class CopyTable<Column extends string> {
  rows = 0
  private readonly columns: readonly Column[]
  private readonly stream: Promise<Writable>
  private readonly done: Promise<void>
  private text: string[] = []
  private size = 0

  constructor(sql: Sql, table: string, columns: readonly Column[]) {
    this.columns = columns
    const list = columns.map((column) => `"${column}"`).join(', ')
    this.stream = sql.unsafe(`copy ${table} (${list}) from stdin`).writable()
    this.done = this.stream.then(
      (stream) =>
        new Promise((resolve, reject) => {
          stream.once('finish', resolve).once('error', reject)
        }),
    )
    this.done.catch(() => undefined)
  }

  add(row: Record<Column, Cell>): void {
    const line = this.columns.map((column) => copyCell(row[column])).join('\t')
    this.text.push(line)
    this.size += line.length
    this.rows += 1
  }

  /** Sends what has come together, when it is worth it, and waits until the connection takes more. */
  async flush(least = CHUNK): Promise<void> {
    if (this.size < least || this.text.length === 0) return
    const chunk = Buffer.from(`${this.text.join('\n')}\n`)
    this.text = []
    this.size = 0
    const stream = await this.stream
    if (!stream.write(chunk)) await new Promise<void>((resolve) => stream.once('drain', () => resolve()))
  }

  /** Sends the rest and waits until the server has taken all rows. */
  async end(): Promise<void> {
    await this.flush(0)
    const stream = await this.stream
    stream.end()
    await this.done
  }
}
