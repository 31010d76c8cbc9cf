import { createRequestHandler } from '@remix-run/express'
import type { AppLoadContext, ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type Express, type Request, type RequestHandler, type Response } from 'express'
import { readEnv } from '#app/config/env.server.ts'
import { lastResort } from './answer-error.ts'
import { sayWhenAgain, tellUnavailable } from './answer-unavailable.ts'
import { drainRequests } from './drain-requests.ts'
import { limitRequests } from './limit-requests.ts'
import { type BodyTimes, limitBodyTime } from './load/limit-body-time.ts'
import { logRequests } from './log-requests.ts'
import { refuseForeignForms } from './refusing/refuse-foreign-forms.ts'
import { refuseMethods } from './refusing/refuse-methods.ts'
import { type Strictness, securityHeaders } from './security-headers.ts'
import { serveFiles } from './serve-files.ts'
import './load-context.ts'

/**
 * Files of the build are kept for a year and are made as small as can be. A page is made for one reader and time counts for more: 81 kB
 * of results become 14.6 kB in 0.5 ms at level 3, 13.3 kB in 2 ms at zlib's own.
 */
const [compressFile, compressPage] = [compression(), compression({ level: 3 })]
const compress: RequestHandler = (req, res, next) =>
  (req.path.startsWith('/assets/') ? compressFile : compressPage)(req, res, next)

export type AppOptions = {
  /** The Remix server bundle, or how to get it (the development server gives a fresh one each time). */
  build: ServerBuild | (() => Promise<ServerBuild>)
  /** Folder of the client build; without it nothing static is served (the development server does that itself). */
  clientFolder?: string
  /** Asked by /salud/listo; without it the server is always ready. */
  isReady?: () => Promise<boolean>
  mode?: 'production' | 'development' | 'test'
  /** Let requests in or not, by their number: after the headers, before anything is read. */
  admit?: RequestHandler[]
  /** How slow a sender may be; tests ask for less patience. */
  bodyTimes?: BodyTimes
  /** Runs before Remix and after the headers: the development server's own middleware. */
  before?: (app: Express) => void
}

function contextOf(req: Request, res: Response, isReady: () => Promise<boolean>): AppLoadContext {
  return {
    nonce: String(res.locals.nonce),
    requestId: String(res.locals.requestId),
    clientAddress: req.ip ?? '',
    isReady,
  }
}

/**
 * Builds the host: ids and log, headers, limits, compression, files, then Remix. In: see AppOptions. Out: an Express app
 * that listens on nothing yet. The proxies of TRUST_PROXY (this machine's) are believed about protocol and address; nobody else is.
 */
export function createApp(options: AppOptions): Express {
  const mode = options.mode ?? 'production'
  const strictness: Strictness = mode === 'development' ? 'development' : 'strict'
  const isReady = options.isReady ?? (async () => true)
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', readEnv().TRUST_PROXY)
  app.set('etag', false)
  app.use(
    logRequests,
    sayWhenAgain,
    securityHeaders(strictness),
    ...(options.admit ?? []),
    refuseMethods,
    refuseForeignForms(),
    limitRequests,
    limitBodyTime(options.bodyTimes),
    drainRequests,
    compress,
  )
  options.before?.(app)
  if (options.clientFolder) serveFiles(app, options.clientFolder)
  const { build } = options
  const telling = typeof build === 'function' ? async () => tellUnavailable(await build()) : tellUnavailable(build)
  app.all(
    '*',
    createRequestHandler({ build: telling, mode, getLoadContext: (req, res) => contextOf(req, res, isReady) }),
  )
  app.use(lastResort)
  return app
}
