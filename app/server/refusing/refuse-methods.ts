import type { NextFunction, Request, Response } from 'express'
import { READ_ONLY } from '#app/lib/answer-machine.server.ts'
import { answerError } from '../answer-error.ts'
import { isOpenData } from '../security-headers.ts'

const ANSWERED = new Set(['GET', 'HEAD', 'POST', 'OPTIONS'])
const PAGE_METHODS = 'GET, HEAD, POST, OPTIONS'
const DATA_METHODS = 'GET, HEAD, OPTIONS'

/**
 * No page of ours sends PUT, PATCH, DELETE or anything rarer: 405 with `Allow`, before anything is read, so that an action is
 * reached by POST only. What a page takes is asked with OPTIONS: 204, nothing run (open data has its preflight in securityHeaders).
 */
export function refuseMethods(req: Request, res: Response, next: NextFunction): void {
  const open = isOpenData(req.path)
  const allow = open ? DATA_METHODS : PAGE_METHODS
  // `OPTIONS *` asks a proxy, and this is none: limitRequests says so.
  if (req.method === 'OPTIONS' && !open && req.url.startsWith('/')) {
    res.status(204).setHeader('Allow', allow)
    res.end()
    return
  }
  if (ANSWERED.has(req.method)) {
    next()
    return
  }
  res.setHeader('Allow', allow)
  res.setHeader('Connection', 'close')
  answerError(req, res, 405, open ? READ_ONLY : undefined)
}
