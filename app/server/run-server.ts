import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { EnvProblem } from '#app/config/env.server.ts'
import { createApp } from './create-app.ts'
import { guardProcess } from './guard-process.ts'
import { awaitBody } from './load/await-body.ts'
import { limitRates } from './load/limit-rates.ts'
import { shedLoad } from './load/shed-load.ts'
import { answerUnreadable } from './refusing/answer-unreadable.ts'
import { stopGracefully } from './stop-gracefully.ts'
import { stopWithNpm } from './stop-with-npm.ts'

export type RunOptions = {
  host: string
  /** 0 takes any free port. */
  port: number
  /** Does the database answer? Without it, always. */
  isReady?: () => Promise<boolean>
  /** How long a stop is announced before it begins, in milliseconds: a balancer must have time to see it. */
  noticeMs?: number
  /** Closes what the host opened (pools, an embedded server), when it is asked to stop. */
  onStop?: () => Promise<void>
}

/** The build in `build/`, made by `npm run build`. Throws EnvProblem when there is none. */
export async function loadBuild(): Promise<ServerBuild> {
  const file = resolve('build/server/index.js')
  if (!existsSync(file)) throw new EnvProblem('Falta la carpeta build/. Ejecute primero: npm run build')
  return import(pathToFileURL(file).href)
}

/** Listens, with the time limits that keep a slow sender from holding a connection. */
export function listen(server: Server, host: string, port: number): Promise<string> {
  server.headersTimeout = 20_000
  // The slowest upload that is let go on takes 27 minutes (load/limit-body-time.ts, which cuts all others much earlier).
  server.requestTimeout = 30 * 60_000
  server.keepAliveTimeout = 65_000
  server.on('clientError', answerUnreadable)
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(port, host, () => {
      server.off('error', fail)
      const address = server.address() as AddressInfo
      done(`http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`)
    })
  })
}

/**
 * Starts the built portal and stops it gracefully on SIGTERM or SIGINT. NODE_ENV must be set before this is called.
 * Out: the address it listens on and the server. Throws when the port is taken or nothing was built.
 */
export async function runServer(options: RunOptions): Promise<{ url: string; server: Server }> {
  const build = await loadBuild()
  const asksDatabase = options.isReady ?? (async () => true)
  let stopping = () => false
  const isReady = async () => !stopping() && (await asksDatabase().catch(() => false))
  const admit = [limitRates(), awaitBody(), shedLoad()]
  const server = createServer(createApp({ build, clientFolder: resolve('build/client'), isReady, admit }))
  const url = await listen(server, options.host, options.port)
  stopWithNpm()
  const stopper = stopGracefully(server, options.onStop ?? (async () => undefined), options.noticeMs)
  stopping = stopper.isStopping
  guardProcess(stopper.stop)
  return { url, server }
}
