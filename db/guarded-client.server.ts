import type { Sql, TransactionSql } from 'postgres'
import { DatabaseLost, isConnectionLost } from './lost-connection.server.ts'
import { Patience } from './watching/patience.server.ts'

type Unsafe = (text: string, values?: never[], options?: object) => ReturnType<Sql['unsafe']>

/**
 * A client for drizzle whose transactions survive a lost connection. The driver (3.4.9) writes to a socket that is no more when a
 * transaction goes on after its connection has closed, be it with our next statement or its own rollback, and that throws outside
 * of every promise and ends the process (porsager/postgres issues 1154 and 1208). So nothing is sent any more once a transaction
 * is over, and the work of a lost one never returns to the driver; `begin` itself rejects when the connection closes.
 * `prepared`: statements are planned once a connection. Drizzle sends its own unprepared, which costs two round trips and a plan
 * each time; for searches of many shapes that is right, for the thirty fixed statements of a publication it is most of the time.
 * Patience ends a wait that the driver would not: for a connection, and for a server that has fallen silent (`url`: to ask it).
 */
export function guardedClient(client: Sql, options: { prepared: boolean; url: string }): Sql {
  const begin = async (work: (tx: TransactionSql) => Promise<unknown>) => {
    let isOver = false
    const patience = new Patience(options.url)
    const never = () => new Promise<never>(() => undefined)
    const guardedWork = async (tx: TransactionSql) => {
      if (isOver) throw new DatabaseLost('the transaction was given up')
      patience.began()
      try {
        const result = await work(
          withUnsafe(
            tx,
            guardUnsafe(tx, options.prepared, () => isOver, patience),
          ),
        )
        patience.sent()
        return isOver ? never() : result
      } catch (error) {
        if (isOver || isConnectionLost(error)) return never()
        throw error
      }
    }
    try {
      const done = client.begin(guardedWork)
      done.catch(() => undefined)
      return await Promise.race([done, patience.over])
    } finally {
      patience.end()
      isOver = true
    }
  }
  return new Proxy(client, {
    get: (target, name) => (name === 'begin' ? begin : Reflect.get(target, name)),
  })
}

function guardUnsafe(tx: TransactionSql, prepared: boolean, isOver: () => boolean, patience: Patience): Unsafe {
  return (text, values = [], options = {}) => {
    if (isOver()) throw new DatabaseLost('the transaction is over')
    const query = tx.unsafe(text, values, prepared && values.length > 0 ? { ...options, prepare: true } : options)
    patience.sent(query)
    return query
  }
}

const withUnsafe = (tx: TransactionSql, unsafe: Unsafe): TransactionSql =>
  new Proxy(tx, { get: (target, name) => (name === 'unsafe' ? unsafe : Reflect.get(target, name)) })
