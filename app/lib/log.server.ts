import pino, { type Logger } from 'pino'

const KEY = Symbol.for('portal.log')
type Holder = { [KEY]?: Logger }

/**
 * The one log of the process, as JSON lines on standard error; the host and the Remix bundle share it through globalThis.
 * Never log names, addresses, IPs, query strings or bodies: a path and an id are enough to find what happened.
 */
export function log(): Logger {
  const holder = globalThis as Holder
  holder[KEY] ??= pino(
    {
      base: null,
      level: process.env.LOG_LEVEL ?? (process.env.VITEST ? 'silent' : 'info'),
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    pino.destination(2),
  )
  return holder[KEY]
}
