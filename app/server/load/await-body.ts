import type { NextFunction, Request, Response } from 'express'
import { clientNetwork, isOwnNetwork } from '#app/accounts/attempts/client-network.ts'
import { answerError } from '../answer-error.ts'

export interface Lobby {
  /** Forms that may be on their way at once, of all and of one network; each costs a socket and at most its buffer (64 KB). */
  all: number
  network: number
  /** How long one may be on its way, in milliseconds. */
  patienceMs: number
}

/** 34 sockets that sent half a form each were enough to turn every sign-in away while they held a place; now they hold none. */
export const LOBBY: Lobby = { all: 2_000, network: 64, patienceMs: 20_000 }

const LOOK_MS = 10
const BUSY = 'Hay demasiados envíos a medias. Espere unos segundos e inténtelo de nuevo.'
const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Lets a form on once it is here, or as much of it as the buffer takes: who sends slowly waits outside and holds none of the places
 * that shedLoad gives. 408 when it does not come, 503 when too many are on their way. Nothing is read of the body.
 */
export function awaitBody(lobby: Lobby = LOBBY) {
  const waiting = new Map<string, number>()
  let all = 0
  const count = (network: string, by: number) => {
    all += by
    const left = (waiting.get(network) ?? 0) + by
    if (left > 0) waiting.set(network, left)
    else waiting.delete(network)
  }
  return (req: Request, res: Response, next: NextFunction) => {
    if (READING.has(req.method) || !(Number(req.headers['content-length']) > 0)) return next()
    const network = clientNetwork(req.ip ?? '')
    const isFull = all >= lobby.all || (!isOwnNetwork(network) && (waiting.get(network) ?? 0) >= lobby.network)
    if (isFull) {
      res.setHeader('Connection', 'close')
      return answerError(req, res, 503, BUSY)
    }
    count(network, 1)
    whenHere(req, res, lobby.patienceMs, (isHere) => {
      count(network, -1)
      if (isHere) return next()
      res.setHeader('Connection', 'close')
      res.once('finish', () => req.destroy())
      answerError(req, res, 408)
    })
  }
}

/** Calls back once, unless the connection goes: true when the body is here or fills the buffer, false when its time is over. */
function whenHere(req: Request, res: Response, patienceMs: number, then: (isHere: boolean) => void): void {
  const until = Date.now() + patienceMs
  let timer: NodeJS.Timeout | undefined
  let isOver = false
  const look = () => {
    if (isOver) return
    const isGone = req.destroyed || res.destroyed
    const isHere = req.complete || req.readableLength >= req.readableHighWaterMark
    if (!isGone && !isHere && Date.now() < until) {
      timer = setTimeout(look, LOOK_MS)
      return
    }
    isOver = true
    clearTimeout(timer)
    if (isGone) return
    then(isHere)
  }
  // The parser hands the body on after this turn: what came in one piece with its headers is here then.
  setImmediate(look)
}
