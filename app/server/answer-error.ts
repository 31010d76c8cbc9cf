import type { NextFunction, Request, Response } from 'express'
import { log } from '#app/lib/log.server.ts'
import { loggablePath } from '#app/lib/logging/loggable-path.ts'
import { errorCode, errorText } from '#app/texts/errors.ts'
import { plainErrorPage } from './refusing/plain-error-page.ts'

const wantsData = (req: Request) => req.path === '/data.json' || req.path.startsWith('/api/')

/** Answers a failure that never reached Remix: JSON for machines, a page without scripts for people. `own` replaces the usual sentence. */
export function answerError(req: Request, res: Response, status: number, own?: string): void {
  if (res.headersSent) {
    res.destroy()
    return
  }
  res.status(status).setHeader('Cache-Control', 'no-store')
  if (wantsData(req)) {
    res.json({ error: { code: errorCode(status), message: own ?? errorText(status).sentence } })
    return
  }
  res.type('html').send(plainErrorPage(status, own))
}

const statusOf = (error: unknown): number => {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 500
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500
}

/** The last stop of the host: whatever was thrown becomes a status and a sentence, never a stack. */
export function lastResort(error: unknown, req: Request, res: Response, _next: NextFunction): void {
  const status = statusOf(error)
  if (status >= 500) log().error({ err: error, path: loggablePath(req.path) }, 'host failed')
  answerError(req, res, status)
}
