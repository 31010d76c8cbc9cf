import { spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'

/** Runs a script in a process of its own; tells its address, and how it ended. */
function run(script: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LOG_LEVEL: 'info', VITEST: '' },
  })
  let [output, errors] = ['', '']
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const left = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const url = new Promise<string>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      if (output.includes('\n')) resolve(output.split('\n')[0] ?? '')
    })
  })
  return { child, url, left, errors: () => errors }
}

const SERVER = `
import { createServer } from 'node:http'
import { guardProcess } from '#app/server/guard-process.ts'
import { listen } from '#app/server/run-server.ts'
import { stopGracefully } from '#app/server/stop-gracefully.ts'
let stopping = () => false
const server = createServer((req, res) => {
  if (req.url === '/salud/listo') return res.writeHead(stopping() ? 503 : 200).end()
  if (req.url === '/timer') setTimeout(() => { throw new Error('nobody catches this\\r\\n\\u001b[31m') }, 20)
  if (req.url === '/promise') Promise.reject(new Error('nobody waits'))
  setTimeout(() => res.end('whole'), 60)
})
const stopper = stopGracefully(server, async () => undefined, 4000)
stopping = stopper.isStopping
guardProcess(stopper.stop)
process.stdout.write(await listen(server, '127.0.0.1', 0) + '\\n')
`

it('SIGTERM under load loses no request: not ready first, then no new connection, then the end with 0', async () => {
  const { child, url, left } = run(SERVER)
  const base = await url
  let isReady = true
  let [failed, answered] = [0, 0]
  const clients = Array.from({ length: 16 }, async () => {
    while (isReady) {
      await fetch(base)
        .then((answer) => answer.text())
        .then(
          (text) => {
            if (text === 'whole') answered += 1
            else failed += 1
          },
          () => {
            failed += 1
          },
        )
    }
  })
  // What a balancer does: asks every tenth of a second, and turns away from who is not ready.
  const balancer = (async () => {
    while (isReady) {
      await wait(100)
      isReady = (await fetch(`${base}/salud/listo`).catch(() => null))?.status === 200
    }
  })()
  while (answered < 50 && failed === 0) await wait(20)
  child.kill('SIGTERM')
  await Promise.all([...clients, balancer])
  expect(await left).toBe(0)
  expect([failed, answered > 50]).toEqual([0, true])
}, 60_000)

it('an error that nobody caught: what is being answered is finished, one line of log, and the process leaves with 1', async () => {
  const { url, left, errors } = run(SERVER)
  const base = await url
  expect(await (await fetch(`${base}/promise`)).text()).toBe('whole')
  expect(await (await fetch(`${base}/timer`)).text()).toBe('whole')
  expect(await left).toBe(1)
  const lines = errors().trim().split('\n')
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual([
    'a promise failed and nobody waited for it',
    'nobody caught this: leaving',
  ])
  expect(errors()).not.toContain('\u001b')
}, 60_000)
