import { spawn } from 'node:child_process'
import { expect, it } from 'vitest'

/** A server that takes half a second to answer and says on its output where it listens and when it closed its pools. */
const script = `
import { createServer } from 'node:http'
import { listen } from '#app/server/run-server.ts'
import { stopGracefully } from '#app/server/stop-gracefully.ts'
const server = createServer((_req, res) => setTimeout(() => res.end('whole'), 500))
const url = await listen(server, '127.0.0.1', 0)
stopGracefully(server, async () => { process.stdout.write('closed\\n') })
process.stdout.write(url + '\\n')
`

it('finishes what it is answering, closes the pools, takes nothing new and leaves with 0', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let output = ''
  child.stdout.setEncoding('utf8')
  const url = await new Promise<string>((resolve) => {
    child.stdout.on('data', (text: string) => {
      output += text
      if (output.includes('\n')) resolve(output.split('\n')[0] ?? '')
    })
  })
  const left = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const answer = fetch(url)
  await new Promise((resolve) => setTimeout(resolve, 150))
  child.kill('SIGTERM')
  await new Promise((resolve) => setTimeout(resolve, 100))
  await expect(fetch(url)).rejects.toThrow()
  expect(await (await answer).text()).toBe('whole')
  expect(await left).toBe(0)
  expect(output).toContain('closed')
})
