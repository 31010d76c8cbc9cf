// npm test and npm run check: every suite in turn; the last line is `N passed, N failed`, and the exit code says the same.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfStale } from '#app/cli/build-if-stale.ts'
import { postgres15Home } from '#tests/support/postgres-15.ts'

interface Outcome {
  passed: number
  failed: number
}

const withBrowser = !process.argv.includes('--no-browser')
const folder = mkdtempSync(join(tmpdir(), 'portal-report-'))
const total: Outcome = { passed: 0, failed: 0 }

function run(command: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
    child.on('close', (code) => resolve(code ?? 1))
    child.on('error', () => resolve(1))
  })
}

async function suite(name: string, work: () => Promise<Outcome>): Promise<void> {
  const started = Date.now()
  process.stdout.write(`\n== ${name}\n`)
  const outcome = await work().catch((error: unknown) => {
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return { passed: 0, failed: 1 }
  })
  total.passed += outcome.passed
  total.failed += outcome.failed
  process.stdout.write(
    `== ${name}: ${outcome.passed} passed, ${outcome.failed} failed (${((Date.now() - started) / 1000).toFixed(1)} s)\n`,
  )
}

const asOne = (code: number): Outcome => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

async function vitest(report: string, args: string[], env: Record<string, string> = {}): Promise<Outcome> {
  const file = join(folder, `${report}.json`)
  const code = await run(
    'npx',
    ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args],
    env,
  )
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const told = JSON.parse(readFileSync(file, 'utf8')) as {
    numPassedTests: number
    numFailedTests: number
    numFailedTestSuites: number
  }
  // A file that cannot be loaded has no failed test, and yet it failed.
  const failed = Math.max(told.numFailedTests, code === 0 ? 0 : 1)
  return { passed: told.numPassedTests, failed }
}

async function playwright(): Promise<Outcome> {
  const file = join(folder, 'browser.json')
  const code = await run('npx', ['playwright', 'test', '--config', 'tests/playwright.config.ts'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  })
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const { stats } = JSON.parse(readFileSync(file, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number }
  }
  return { passed: stats.expected, failed: Math.max(stats.unexpected + stats.flaky, code === 0 ? 0 : 1) }
}

await suite('types', async () => asOne(await run('npx', ['tsc', '--noEmit'])))
await suite('lint', async () => asOne(await run('npm', ['run', '--silent', 'lint'])))
await suite('build', async () => buildIfStale().then(() => ({ passed: 1, failed: 0 })))
await suite('unit and schemas', () => vitest('unit', ['--project', 'unit']))
await suite('database, routes and surface', () => vitest('database', ['--project', 'database']))
const home = postgres15Home()
if (home)
  await suite('database on PostgreSQL 15', () =>
    vitest('database-15', ['--project', 'database', 'tests/db'], { PORTAL_POSTGRES_HOME: home }))
else
  process.stdout.write(
    '\nLeft out: the database suites on PostgreSQL 15 (none is installed here; Debian: apt-get install postgresql-15)\n',
  )
if (withBrowser) await suite('browser', playwright)

rmSync(folder, { recursive: true, force: true })
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
process.exit(total.failed === 0 ? 0 : 1)
