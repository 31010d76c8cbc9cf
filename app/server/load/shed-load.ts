import type { NextFunction, Request, Response } from 'express'
import { answerError } from '../answer-error.ts'
import { isCostly } from './costly-work.ts'

export interface LoadCaps {
  /** Reading requests being answered at once; what comes beyond waits for nobody. */
  reading: number
  /** Forms and uploads at once; apart, since a slow sender holds its place long. */
  sending: number
  /** Costly readings at once (see isCostly), of the reading ones. */
  costly: number
  /** Costly readings that may wait for a place, and how long, in milliseconds. */
  waiting: number
  patienceMs: number
}

/**
 * What one process takes on. One thread is busy with four at once already; each one more only makes everybody wait longer. At five times
 * the load that four readers make, what was let in took 6.3 times the normal p95 with 24 readings, 6 costly and 12 waiting
 * (tests/bench/scale/overload.bench.ts, 100,000 processes, machine shared); with these see docs/security.md, G4.
 * Costly work leaves five of the ten database connections to the rest.
 */
export const CAPS: LoadCaps = { reading: 12, sending: 32, costly: 5, waiting: 3, patienceMs: 400 }

const BUSY =
  'El portal está atendiendo a más personas de las que puede en este momento. Espere unos segundos e inténtelo de nuevo.'
const BUSY_SEARCH = 'Hay muchas búsquedas y descargas a la vez. Espere unos segundos e inténtelo de nuevo.'
const READING = new Set(['GET', 'HEAD', 'OPTIONS'])
/** Files of the build and the questions of a balancer are always answered. */
const isFree = (path: string) =>
  path.startsWith('/assets/') || path === '/salud' || path === '/salud/listo' || path === '/error.css'

/**
 * Sheds what is over the caps at once, with 503 and Retry-After, before anything is read of it: those that are let in stay quick.
 * A place is given back when the headers of the answer are out (a slow reader holds none) or the connection is gone.
 */
export function shedLoad(caps: LoadCaps = CAPS) {
  const counts = { reading: 0, sending: 0, costly: 0 }
  const queue: (() => void)[] = []
  const busy = (req: Request, res: Response, sentence: string) => {
    res.setHeader('Retry-After', '2')
    if (!READING.has(req.method)) res.setHeader('Connection', 'close')
    answerError(req, res, 503, sentence)
  }
  const freeCostly = () => {
    counts.costly -= 1
    queue.shift()?.()
  }
  return (req: Request, res: Response, next: NextFunction) => {
    if (isFree(req.path)) return next()
    const kind = READING.has(req.method) ? 'reading' : 'sending'
    if (counts[kind] >= caps[kind]) return busy(req, res, BUSY)
    if (kind === 'sending' || !isCostly(req)) {
      takePlace(res, counts, kind)
      return next()
    }
    if (counts.costly < caps.costly) {
      takePlace(res, counts, kind, freeCostly)
      counts.costly += 1
      return next()
    }
    if (queue.length >= caps.waiting) return busy(req, res, BUSY_SEARCH)
    waitForTurn(res, queue, caps.patienceMs, (isTurn) => {
      if (!isTurn) return busy(req, res, BUSY_SEARCH)
      takePlace(res, counts, kind, freeCostly)
      counts.costly += 1
      next()
    })
  }
}

function takePlace(
  res: Response,
  counts: { reading: number; sending: number },
  kind: 'reading' | 'sending',
  alsoFree?: () => void,
): void {
  counts[kind] += 1
  let isHeld = true
  const free = () => {
    if (!isHeld) return
    isHeld = false
    counts[kind] -= 1
    alsoFree?.()
  }
  const writeHead = res.writeHead.bind(res) as (...args: unknown[]) => Response
  res.writeHead = ((...args: unknown[]) => {
    free()
    return writeHead(...args)
  }) as typeof res.writeHead
  res.once('close', free)
}

function waitForTurn(res: Response, queue: (() => void)[], patienceMs: number, then: (isTurn: boolean) => void): void {
  let isOver = false
  const end = (isTurn: boolean | null) => {
    if (isOver) return
    isOver = true
    clearTimeout(timer)
    const at = queue.indexOf(turn)
    if (at >= 0) queue.splice(at, 1)
    if (isTurn !== null) then(isTurn)
  }
  const turn = () => end(true)
  const timer = setTimeout(() => end(false), patienceMs)
  res.once('close', () => end(null))
  queue.push(turn)
}
