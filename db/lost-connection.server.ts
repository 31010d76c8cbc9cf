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

/** The database cannot be reached now. A transaction that was open is undone, or, if it was committing, may be either. */
export class DatabaseLost extends Error {
  override name = 'DatabaseLost'
}

/** Whether an error of the driver, bare or wrapped by drizzle, means that the connection is gone. */
export function isConnectionLost(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof DatabaseLost || ('code' in at && LOST.has(String(at.code)))) return true
  }
  return false
}
