import pino, { type Logger } from 'pino'
import { oneLine } from './one-line.ts'

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
      serializers: { err: describeError },
    },
    oneLineEach(pino.destination({ fd: 2, sync: true })),
  )
  return holder[KEY]
}

/** JSON keeps line ends out by itself; C1 controls and bidi marks, which a terminal obeys, are escaped too: still the same JSON. */
const oneLineEach = (out: { write(line: string): unknown }) => ({
  write: (line: string) => void out.write(`${oneLine(line.trimEnd())}\n`),
})

/** An error without what it was about: the driver's message carries statement and parameters, which may be anybody's data. */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const cause = error.cause instanceof Error ? error.cause : error
  const code = (cause as { code?: unknown }).code
  const ofDatabase = error.message.startsWith('Failed query') || cause.name === 'PostgresError'
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: cause.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(ofDatabase ? {} : { message: error.message }),
    stack: stack.slice(0, 20).join('\n'),
  }
}
