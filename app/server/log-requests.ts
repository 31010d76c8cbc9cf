import { randomUUID } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'
import { log } from '#app/lib/log.server.ts'
import { loggablePath } from '#app/lib/logging/loggable-path.ts'

/** Gives each request an id and logs one line when it is answered: no address, no query, no name. */
export function logRequests(req: Request, res: Response, next: NextFunction): void {
  const started = process.hrtime.bigint()
  const id = randomUUID()
  const path = req.path
  res.locals.requestId = id
  res.setHeader('X-Request-Id', id)
  res.on('close', () => {
    if (path.startsWith('/assets/') || path.startsWith('/salud')) return
    const ms = Number(process.hrtime.bigint() - started) / 1e6
    log().info(
      { id, method: req.method, path: loggablePath(path), status: res.statusCode, ms: Math.round(ms * 10) / 10 },
      'request',
    )
  })
  next()
}
