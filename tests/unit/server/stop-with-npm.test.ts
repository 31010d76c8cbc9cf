import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'

const CHILD = `
  import('./app/server/stop-with-npm.ts').then(({ stopWithNpm }) => {
    process.on('SIGTERM', () => process.exit(0))
    stopWithNpm()
    process.stdout.write(String(process.pid))
    setInterval(() => undefined, 1000)
  })`

/** A parent such as npm's shell, which does not pass signals on, and its child; answers with the child's number. */
async function startBelow(env: Record<string, string>) {
  const shell = spawn('sh', ['-c', `node --import tsx -e "$CHILD" & wait`], {
    env: { ...process.env, ...env, CHILD },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const child = await new Promise<number>((resolve) => shell.stdout.once('data', (data) => resolve(Number(data))))
  return { shell, child }
}

const lives = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
const eventually = async (what: () => boolean) => {
  for (let tries = 0; tries < 600 && !what(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50))
  return what()
}

test('a server that npm started ends when npm is killed', async () => {
  const { shell, child } = await startBelow({ npm_lifecycle_event: 'demo' })
  shell.kill('SIGKILL')
  expect(await eventually(() => !lives(child))).toBe(true)
}, 60_000)

test('without npm it goes on when its parent ends', async () => {
  const { shell, child } = await startBelow({ npm_lifecycle_event: '' })
  shell.kill('SIGKILL')
  await new Promise((resolve) => setTimeout(resolve, 1200))
  expect(lives(child)).toBe(true)
  process.kill(child, 'SIGTERM')
  expect(await eventually(() => !lives(child))).toBe(true)
}, 60_000)
