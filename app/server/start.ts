import { existsSync } from 'node:fs'
import { EnvProblem, readEnv } from '#app/config/env.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { isRefusal } from '#app/lib/refusal.ts'
import { askForTheNight } from '#app/workflows/matching/match-published.server.ts'
import { sweepTonight } from '#app/workflows/personal/sweep-expired.server.ts'
import { tendRegistryDaily } from '#app/workflows/suspend-listed-holders.server.ts'
import { databaseAnswers } from './database-answers.ts'
import { keepRunner } from './keep-runner.ts'
import { openPortal } from './open-portal.ts'
import { runServer } from './run-server.ts'
import { sealDaily } from './seal-daily.ts'

/** `npm start`: the production server. Refuses, in words, to start with what it would regret later. */
async function start(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  process.env.NODE_ENV = 'production'
  const env = readEnv()
  if (env.PORTAL_MODE !== 'production')
    throw new EnvProblem('PORTAL_MODE debe ser production en `npm start`; vea .env.example.')
  portalInfo()
  const portal = await openPortal()
  // Before anything is served: a restored backup may bring back what had reached its term.
  await sweepTonight()
  await tendRegistryDaily()
  await askForTheNight()
  const runner = keepRunner()
  const onStop = () => runner.stop().then(portal.close)
  sealDaily()
  const { url } = await runServer({ host: env.HOST, port: env.PORT, isReady: databaseAnswers, onStop, noticeMs: 1_500 })
  process.stderr.write(`El portal atiende en ${url} (público: ${env.PUBLIC_URL})\n`)
}

start().catch((error: unknown) => {
  const told = error instanceof EnvProblem ? error.message : isRefusal(error) ? error.sentence : null
  process.stderr.write(`No se puede iniciar.\n${told ?? (error instanceof Error ? error.stack : String(error))}\n`)
  process.exit(2)
})
