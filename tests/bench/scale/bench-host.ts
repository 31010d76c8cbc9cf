import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'

/** The real host in a process of its own, on the database of DATABASE_APP_URL. */
export interface BenchHost {
  url: string
  child: ChildProcess
}

export function startHost(): Promise<BenchHost> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/bench/scale/serve-loaded.ts'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the host ended with ${code}`)))
    child.stdout!.on('data', (data: Buffer) => {
      const url = /http:\S+/.exec(String(data))?.[0]
      if (url) resolve({ url, child })
    })
  })
}

export const stopHost = ({ child }: BenchHost): Promise<void> =>
  new Promise((resolve) => {
    child.removeAllListeners('exit').once('exit', () => resolve())
    child.kill('SIGKILL')
  })

/** Memory of the host, in kB. */
export const memoryOf = ({ child }: BenchHost): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0)

/** What became of a request: status (0: the connection broke), milliseconds to the last byte, and Retry-After. */
export interface Asked {
  status: number
  took: number
  retryAfter: string | undefined
}

const agent = new Agent({ keepAlive: true, maxSockets: 1_024 })

/** Asks once. Node's plain client, which takes a third of what `fetch` takes of a machine that it shares with the host. */
export function ask(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Asked> {
  const start = performance.now()
  const over = (status: number, retryAfter?: string): Asked => ({ status, took: performance.now() - start, retryAfter })
  return new Promise((resolve) => {
    const sent = request(url, { agent, method: options.method ?? 'GET', headers: options.headers ?? {} }, (answer) => {
      answer.resume()
      answer.once('error', () => resolve(over(0)))
      answer.once('end', () => resolve(over(answer.statusCode ?? 0, answer.headers['retry-after'])))
    })
    sent.once('error', () => resolve(over(0)))
    sent.end(options.body)
  })
}
