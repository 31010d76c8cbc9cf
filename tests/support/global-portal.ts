import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { buildIfStale } from '#app/cli/build-if-stale.ts'
import { endWithUs } from './servers/end-with-us.ts'

/** Builds when needed and starts one demo portal on a free port for the browser tests; PORTAL_TEST_URL is its address. */
export default async function setup(): Promise<() => Promise<void>> {
  await buildIfStale()
  const folder = mkdtempSync(join(tmpdir(), 'portal-browser-'))
  const env = {
    ...process.env,
    DATA_DIR: folder,
    PORT: '0',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    DEMO_PROCESSES: process.env.DEMO_PROCESSES ?? '300',
    DATABASE_URL: '',
    DATABASE_APP_URL: '',
  }
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/cli/demo.ts'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  endWithUs(child)
  process.env.PORTAL_TEST_PID = String(child.pid)
  process.env.PORTAL_TEST_URL = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /(http:\/\/localhost:\d+)/.exec(line)?.[1]
      if (address) resolve(address)
    })
    child.on('exit', (code) => reject(new Error(`the demo portal ended with ${code}`)))
  })
  process.env.PORTAL_TEST_DATA = folder
  return async () => {
    child.removeAllListeners('exit')
    const ended = new Promise((resolve) => child.on('exit', resolve))
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
}
