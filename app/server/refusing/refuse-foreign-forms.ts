import type { NextFunction, Request, Response } from 'express'
import { FOREIGN_FORM, isOwnOrigin } from '#app/accounts/own-origin.ts'
import { readEnv } from '#app/config/env.server.ts'
import { READ_ONLY } from '#app/lib/answer-machine.server.ts'
import { answerError } from '../answer-error.ts'
import { isOpenData } from '../security-headers.ts'

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/** The origin a browser sees for this request: of a proxy on this machine, what it says of itself. */
function originOf(req: Request): string {
  const forwarded = req.get('x-forwarded-host')?.split(',', 1)[0]?.trim()
  return `${req.protocol}://${forwarded || req.get('host')}`
}

/**
 * The first of two gates of what is sent (the second is readOwnForm, in each action): a form of another origin gets 403 before
 * anything reads it, and open data takes nothing in, 405. Remix would answer the former with an empty 500.
 */
export function refuseForeignForms() {
  const publicOrigin = new URL(readEnv().PUBLIC_URL).origin
  return (req: Request, res: Response, next: NextFunction) => {
    if (READING.has(req.method)) return next()
    res.setHeader('Connection', 'close')
    if (isOpenData(req.path)) {
      res.setHeader('Allow', 'GET, HEAD, OPTIONS')
      return answerError(req, res, 405, READ_ONLY)
    }
    const own = [publicOrigin, originOf(req)]
    if (!isOwnOrigin(req.get('origin') ?? null, req.get('sec-fetch-site') ?? null, own)) {
      return answerError(req, res, 403, FOREIGN_FORM)
    }
    res.removeHeader('Connection')
    // Remix compares Origin with the host once more; a proxy may have put its own name for us there.
    if (req.get('origin') === publicOrigin) req.headers['x-forwarded-host'] = new URL(publicOrigin).host
    next()
  }
}
