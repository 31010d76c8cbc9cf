import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'

/** A server that answers when it is told to on its input, and says on its output where it listens, what it was asked and when it closed. */
const script = `
import { createServer } from 'node:http'
import { listen } from '#app/server/run-server.ts'
import { stopGracefully } from '#app/server/stop-gracefully.ts'
const server = createServer((_req, res) => {
  process.stdin.once('data', () => res.end('whole'))
  process.stdout.write('asked\\n')
})
const url = await listen(server, '127.0.0.1', 0)
stopGracefully(server, async () => { process.stdout.write('closed\\n') })
process.stdout.write(url + '\\n')
`

it('finishes what it is answering, closes the pools, takes nothing new and leaves with 0', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const lines: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line))
  const left = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const until = async (count: number) => {
    while (lines.length < count && child.exitCode === null) await wait(20)
  }
  await until(1)
  const url = lines[0] ?? ''
  const answer = fetch(url)
  await until(2)
  child.kill('SIGTERM')
  // The answer is held until nothing new is taken; a server that took more would keep this waiting to the end of the test.
  const refuses = () =>
    fetch(url, { signal: AbortSignal.timeout(500) }).then(
      () => false,
      (error: Error) => error.name !== 'TimeoutError',
    )
  while (!(await refuses())) await wait(20)
  child.stdin.write('go')
  expect(await (await answer).text()).toBe('whole')
  expect(await left).toBe(0)
  expect(lines.at(-1)).toBe('closed')
}, 30_000)
