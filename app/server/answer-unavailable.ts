import type { ServerBuild } from '@remix-run/node'
import type { NextFunction, Request, Response } from 'express'
import { asUnavailable } from '#app/lib/http-errors.server.ts'

type Work = (args: never) => unknown

/** Seconds after which to come again, where nobody has said better. */
const AGAIN: Record<number, string> = { 429: '60', 503: '15' }

const told = (work: Work): Work => {
  return async (args) => {
    try {
      return await work(args)
    } catch (error) {
      throw asUnavailable(error)
    }
  }
}

/**
 * The same bundle, in which a loader or action that meets a database that is not there ends as 503 with its sentence, wherever in it
 * that happened (the guard of a page is before its own asPage).
 */
export function tellUnavailable(build: ServerBuild): ServerBuild {
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => {
      if (!route) return [id, route]
      const module = { ...route.module } as Record<string, unknown>
      for (const name of ['loader', 'action'])
        if (typeof module[name] === 'function') module[name] = told(module[name] as Work)
      return [id, { ...route, module }]
    }),
  )
  return { ...build, routes } as unknown as ServerBuild
}

/** Says in Retry-After when to come again with each 429 and 503 that does not say it itself. */
export function sayWhenAgain(_req: Request, res: Response, next: NextFunction): void {
  const writeHead = res.writeHead.bind(res) as (...args: unknown[]) => Response
  res.writeHead = ((...args: unknown[]) => {
    const seconds = AGAIN[typeof args[0] === 'number' ? args[0] : res.statusCode]
    if (seconds && !res.hasHeader('Retry-After')) res.setHeader('Retry-After', seconds)
    return writeHead(...args)
  }) as typeof res.writeHead
  next()
}
