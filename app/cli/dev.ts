import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { ServerBuild } from '@remix-run/node'
import { createServer as createVite } from 'vite'
import { createApp } from '#app/server/create-app.ts'
import { databaseAnswers } from '#app/server/database-answers.ts'
import { keepRunner } from '#app/server/keep-runner.ts'
import { openPortal } from '#app/server/open-portal.ts'
import { listen } from '#app/server/run-server.ts'
import { stopGracefully } from '#app/server/stop-gracefully.ts'

/** `npm run dev`: the same host with Vite inside, so that what is saved is seen at once. */
if (existsSync('.env')) process.loadEnvFile('.env')
process.env.NODE_ENV = 'development'
process.env.PORTAL_MODE = 'development'
const portal = await openPortal()
const runner = keepRunner()
const vite = await createVite({ server: { middlewareMode: true } })
const app = createApp({
  mode: 'development',
  isReady: databaseAnswers,
  before: (host) => host.use(vite.middlewares),
  build: async () => (await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild,
})
const server = createServer(app)
const url = await listen(server, portal.env.HOST, portal.env.PORT)
// Remix's own Vite leaves at once on SIGTERM, before the database is stopped.
process.removeAllListeners('SIGTERM')
stopGracefully(server, async () => {
  await runner.stop()
  await portal.close()
  await vite.close()
})
process.stderr.write(`Desarrollo en ${url}\n`)
