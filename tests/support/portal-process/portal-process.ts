import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { endWithUs } from '../servers/end-with-us.ts'

export interface PortalProcess {
  pid: number
  url: string
  /** Everything it has logged so far, of every level. */
  log(): string
  close(): Promise<void>
}

/** The built portal in a process of its own on the test database that is open, with the most talkative log. */
export async function startPortalProcess(): Promise<PortalProcess> {
  const { VITEST, ...env } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/portal-process/serve-portal.ts'], {
    env: { ...env, LOG_LEVEL: 'trace' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  endWithUs(child)
  const logged: string[] = []
  child.stderr.on('data', (text: Buffer) => logged.push(text.toString()))
  const ended = new Promise<void>((done) => child.on('exit', () => done()))
  const url = await new Promise<string>((done, fail) => {
    createInterface({ input: child.stdout }).once('line', done)
    child.on('exit', () => fail(new Error(`the portal ended: ${logged.join('')}`)))
  })
  return {
    url,
    pid: child.pid ?? 0,
    log: () => logged.join(''),
    close: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
