import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AppOptions, createApp } from '#app/server/create-app.ts'
import { listen } from '#app/server/run-server.ts'
import { smallBuild } from './small-build.ts'

export type Host = { url: string; port: number; close: () => Promise<void>; raw: (request: string) => Promise<string> }

/** The host on a free port of loopback, around the small bundle and a folder with one asset. */
export async function openHost(options: Partial<AppOptions> = {}): Promise<Host> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-host-'))
  mkdirSync(join(folder, 'assets'))
  mkdirSync(join(folder, '.vite'))
  writeFileSync(join(folder, 'assets', 'index-abc.css'), 'body { color: black }')
  writeFileSync(join(folder, '.vite', 'manifest.json'), '{}')
  writeFileSync(join(folder, 'robots.txt'), 'User-agent: *\n')
  const server = createServer(createApp({ build: smallBuild, clientFolder: folder, ...options }))
  const url = await listen(server, '127.0.0.1', 0)
  const port = Number(new URL(url).port)
  return {
    url,
    port,
    raw: (request) =>
      new Promise((resolve, reject) => {
        let answer = ''
        const socket = connect(port, '127.0.0.1', () => socket.write(request))
        socket.setEncoding('utf8')
        socket.on('data', (text: string) => {
          answer += text
        })
        socket.on('end', () => resolve(answer))
        socket.on('error', (error) => (answer ? resolve(answer) : reject(error)))
      }),
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => {
          rmSync(folder, { recursive: true, force: true })
          done()
        })
      }),
  }
}
