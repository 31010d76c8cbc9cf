// npm run demo: embedded PostgreSQL (unless DATABASE_URL), migrations, the demo state with its data, build, server on PORT.
import { join } from 'node:path'
import { EnvProblem, readEnv } from '#app/config/env.server.ts'
import { isRefusal } from '#app/lib/refusal.ts'
import { databaseAnswers } from '#app/server/database-answers.ts'
import { keepRunner } from '#app/server/keep-runner.ts'
import { ensureLocalSecrets, openPortal } from '#app/server/open-portal.ts'
import { runServer } from '#app/server/run-server.ts'
import { sealDaily } from '#app/server/seal-daily.ts'
import { askForTheNight } from '#app/workflows/matching/match-published.server.ts'
import { sweepTonight } from '#app/workflows/personal/sweep-expired.server.ts'
import { seedDemo } from '#app/workflows/seed-demo.server.ts'
import { seedDemoAccounts } from '#app/workflows/seed-demo-accounts.server.ts'
import { seedDemoIntegrity } from '#app/workflows/seed-demo-integrity.server.ts'
import { seedDemoSanctions } from '#app/workflows/seed-demo-sanctions.server.ts'
import { tendRegistryDaily } from '#app/workflows/suspend-listed-holders.server.ts'
import { runningElsewhere } from '#db/open-database.server.ts'
import type { DemoAccounts } from '#tenants/read-demo-accounts.server.ts'
import { buildIfStale } from './build-if-stale.ts'
import { resetDatabase } from './reset-database.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

async function demo(): Promise<void> {
  process.env.PORTAL_STATE = 'demo'
  process.env.PORTAL_MODE = 'demo'
  process.env.NODE_ENV = 'production'
  const dataDir = process.env.DATA_DIR || '.data'
  process.env.DATA_DIR = dataDir
  ensureLocalSecrets(dataDir)
  const env = readEnv()
  if (runningElsewhere(join(dataDir, 'embedded.json'))) {
    throw new EnvProblem(
      `Ya hay un portal abierto sobre la carpeta ${dataDir}. Ciérrelo (Ctrl+C en su terminal), o use otra carpeta con DATA_DIR y otro PORT.`,
    )
  }
  if (process.argv.includes('--reset')) await resetDatabase(env)
  const building = buildIfStale()
  building.catch(() => undefined)
  const portal = await openPortal()
  try {
    const accounts = await seedDemoAccounts()
    const seeded = await seedDemo(Number(process.env.DEMO_PROCESSES ?? 2000), say)
    await seedDemoIntegrity(say)
    await seedDemoSanctions(say)
    if (await building) say('Interfaz construida.')
    await sweepTonight()
    await tendRegistryDaily()
    await askForTheNight()
    const runner = keepRunner()
    const onStop = () => runner.stop().then(portal.close)
    sealDaily()
    const { url } = await runServer({ host: env.HOST, port: env.PORT, isReady: databaseAnswers, onStop })
    announce(url, accounts, seeded.processes)
  } catch (error) {
    await portal.close()
    throw error
  }
}

function announce(url: string, { accounts, password }: DemoAccounts, processes: number): void {
  // The session cookie is Secure: browsers take it over http only from the name localhost.
  say(`\nPortal de demostración: http://localhost:${new URL(url).port}   (${processes} procesos ficticios)`)
  say(`Contraseña de todas las cuentas: ${password}\n`)
  const width = Math.max(...accounts.map((account) => account.email.length))
  for (const { email, secondFactor, shows } of accounts)
    say(`  ${email.padEnd(width)}  ${shows}${secondFactor ? ' · con código' : ''}`)
  say(
    '\nLas cuentas «con código» piden el segundo factor: la página del código muestra, solo en la demostración, el que toca.',
  )
  say('Ctrl+C para terminar. Los datos se conservan; para empezar de nuevo: npm run demo -- --reset')
}

demo().catch((error: unknown) => {
  const told = error instanceof EnvProblem ? error.message : isRefusal(error) ? error.sentence : null
  const code = (error as NodeJS.ErrnoException).code
  const taken = code === 'EADDRINUSE' ? 'El puerto está ocupado. Elija otro: PORT=3001 npm run demo' : null
  process.stderr.write(
    `No se pudo abrir la demostración.\n${told ?? taken ?? (error instanceof Error ? error.stack : String(error))}\n`,
  )
  process.exit(2)
})
