/** Of the driver, of the network, and of a server that is going down or coming up. */
const LOST = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
])

/** Of a server that answers and cannot do it now: out of disk, memory or connections (class 53), its files fail (58), or it only reads. */
const UNABLE = /^(53...|58030|25006)$/

/** The database cannot be reached now. A transaction that was open is undone, or, if it was committing, may be either. */
export class DatabaseLost extends Error {
  override name = 'DatabaseLost'
}

/** The database is there and cannot take this now: no connection came free, or it is out of room. The transaction is undone. */
export class DatabaseBusy extends Error {
  override name = 'DatabaseBusy'
}

/** Whether an error of the driver, bare or wrapped by drizzle, means that the connection is gone. */
export function isConnectionLost(error: unknown): boolean {
  return someCause(error, (at) => at instanceof DatabaseLost || ('code' in at && LOST.has(String(at.code))))
}

/** Whether it means that the server lacks room or rights of its own to go on. */
export function isUnable(error: unknown): boolean {
  return someCause(error, (at) => 'code' in at && UNABLE.test(String(at.code)))
}

function someCause(error: unknown, matches: (at: Error) => boolean): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) if (matches(at)) return true
  return false
}
