import type { Sql } from 'postgres'

/** What the driver keeps of array types, which its own types do not say. */
interface DriverOptions {
  fetch_types: boolean
  parsers: Record<number, unknown>
  serializers: Record<number, unknown>
  shared: { typeArrayMap: Record<number, number> }
}

/** How arrays are read and written, by the address of the database. */
const known = new Map<string, Pick<DriverOptions, 'parsers' | 'serializers' | 'shared'>>()

const optionsOf = (sql: Sql): DriverOptions => sql.options as unknown as DriverOptions

/**
 * The driver asks a server for its array types on each fresh connection, before the first statement, and nobody waits for that
 * answer: a server that dies just then (18 times in 100 kills under load) leaves a failure that nobody catches. So each database is
 * asked once, and what it said is given to every later pool. Also one statement less a connection.
 */
export function giveArrayTypes(url: string, sql: Sql): void {
  const types = known.get(url)
  if (!types) return
  const options = optionsOf(sql)
  Object.assign(options.shared.typeArrayMap, types.shared.typeArrayMap)
  for (const oid of Object.values(types.shared.typeArrayMap)) {
    options.parsers[oid] ??= types.parsers[oid]
    options.serializers[oid] ??= types.serializers[oid]
  }
  options.fetch_types = false
}

/** Keeps what the first connection of a database has learnt, and lets the others not ask. */
export function learnArrayTypes(url: string, sql: Sql): void {
  const options = optionsOf(sql)
  if (Object.keys(options.shared.typeArrayMap).length === 0) return
  options.fetch_types = false
  known.set(url, options)
}
