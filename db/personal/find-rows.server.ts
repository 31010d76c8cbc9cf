import postgres, { type TransactionSql } from 'postgres'
import { TABLE_FACTS } from './table-facts.server.ts'

/** A row in which something of what was asked for stands; to be looked at closely. */
export interface CandidateRow {
  table: string
  entity: string | null
  /** What names the row, for people: `ocds-…/3`. */
  id: string
  /** The searched columns. */
  values: Record<string, unknown>
}

/** How many rows of a table refer to an account. */
export interface AccountReference {
  table: string
  column: string
  entity: string | null
  rows: number
}

/** Letters and figures: a row is a candidate when all of one of these lists stand in it. */
export type Letters = readonly (readonly string[])[]

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
/** Capitals without accents, letters and figures only, as the close look reads it. */
const LETTERS = (text: string) => `regexp_replace(upper(extensions.unaccent(${text})), '[^A-Z0-9]', '', 'g')`
/** What folds otherwise, or is written as an escape: fetched whatever it says. */
const UNUSUAL = (text: string) => `${text} ~ '[^\\u0001-\\u00ff\\u2010-\\u2027\\u20ac]' or strpos(${text}, '\\u') > 0`
const ROWS = 200

/**
 * Reads one moment of the whole database as portal_finder, read-only, with the owner's address: all rows of all entities, of the columns
 * that TABLE_FACTS names and of no other. `work` gets what to ask with.
 */
export async function asFinder<T>(ownerUrl: string, work: (finder: Finder) => Promise<T>): Promise<T> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined })
  try {
    const done = await sql.begin('isolation level repeatable read read only', async (tx) => {
      await tx`select set_config('statement_timeout', '0', true), set_config('TimeZone', 'UTC', true), set_config('role', 'portal_finder', true)`
      return { answer: await work(new Finder(tx)) }
    })
    return done.answer as T
  } finally {
    await sql.end({ timeout: 5 })
  }
}

export class Finder {
  private readonly tx: TransactionSql

  constructor(tx: TransactionSql) {
    this.tx = tx
  }

  /** Rows of every searched table that hold one of the lists of letters, or that must be looked at because they are written unusually. */
  async *candidates(lists: Letters): AsyncGenerator<CandidateRow> {
    for (const [table, { key, searched = [] }] of Object.entries(TABLE_FACTS)) {
      if (searched.length === 0) continue
      const text = `concat_ws(' ', ${searched.map((name) => `${quoted(name)}::text`).join(', ')})`
      const wanted = lists
        .map((list) => `(${list.map((each) => `letters like '%${each.replace(/[^A-Z0-9]/g, '')}%'`).join(' and ')})`)
        .join(' or ')
      const hasEntity = await this.hasEntity(table)
      const rows = this.tx.unsafe<Record<string, unknown>[]>(`
        select ${hasEntity ? '(select slug from entities e where e.id = t.entity_id)' : 'null'} as "the entity",
          concat_ws('/', ${key.map((name) => `${quoted(name)}::text`).join(', ') || "''"}) as "the id", ${searched.map(quoted).join(', ')}
        from ${quoted(table)} t, lateral (select ${text} as whole) w, lateral (select ${LETTERS('w.whole')} as letters) l
        where ${wanted} or ${UNUSUAL('w.whole')}`)
      for await (const batch of rows.cursor(ROWS))
        for (const { 'the entity': entity, 'the id': id, ...values } of batch)
          yield { table, entity: entity as string | null, id: String(id), values }
    }
  }

  /** Where accounts are referred to, counted by table, column and entity. */
  async references(userIds: readonly string[]): Promise<AccountReference[]> {
    const found: AccountReference[] = []
    for (const [table, { accounts = [] }] of Object.entries(TABLE_FACTS)) {
      const hasEntity = await this.hasEntity(table)
      for (const column of accounts) {
        const name = quoted(column)
        const meets = column === 'captured_by' ? `${name} && $1::text[]::uuid[]` : `${name} = any($1::text[]::uuid[])`
        const rows = await this.tx.unsafe<{ entity: string | null; rows: number }[]>(
          `select ${hasEntity ? '(select slug from entities e where e.id = t.entity_id)' : 'null'} as entity, count(*)::int as rows
          from ${quoted(table)} t where ${meets} group by 1 order by 1`,
          [[...userIds]],
        )
        for (const row of rows) found.push({ table, column, ...row })
      }
    }
    return found
  }

  private async hasEntity(table: string): Promise<boolean> {
    const rows = await this.tx`
      select from pg_attribute where attrelid = ${table}::regclass and attname = 'entity_id' and not attisdropped`
    return rows.length > 0
  }
}
