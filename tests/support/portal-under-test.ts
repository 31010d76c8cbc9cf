import { createServer, type Server } from 'node:http'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { buildIfStale } from '#app/cli/build-if-stale.ts'
import { createApp } from '#app/server/create-app.ts'
import { listen } from '#app/server/run-server.ts'

export interface PortalUnderTest {
  url: string
  build: ServerBuild
  close(): Promise<void>
}

/** The real host with the real build on a free port of loopback, on the database whose pool is open. */
export async function startPortalUnderTest(): Promise<PortalUnderTest> {
  await buildIfStale()
  const build = (await import(/* @vite-ignore */ pathToFileURL(resolve('build/server/index.js')).href)) as ServerBuild
  const server: Server = createServer(createApp({ build, clientFolder: resolve('build/client'), mode: 'production' }))
  const url = await listen(server, '127.0.0.1', 0)
  return {
    url,
    build,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

/** Somebody at a browser: keeps the session cookie and sends forms as a page of the portal does. */
export class Visitor {
  private readonly url: string
  private cookie = ''

  constructor(url: string) {
    this.url = url
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.url + path, {
      redirect: 'manual',
      headers: { ...(this.cookie ? { cookie: this.cookie } : {}), ...headers },
    })
  }

  async post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    const answer = await fetch(this.url + path, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(fields),
      headers: {
        origin: this.url,
        'sec-fetch-site': 'same-origin',
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...headers,
      },
    })
    const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('__Host-'))
    if (cookie) this.cookie = cookie.split(';')[0] ?? ''
    return answer
  }

  async signIn(email: string, password: string): Promise<Visitor> {
    const answer = await this.post('/ingresar', { correo: email, contrasena: password })
    if (answer.status !== 302)
      throw new Error(`sign-in answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`)
    return this
  }

  /** The token that a page of this person's session carries in its forms. */
  async token(path: string): Promise<string> {
    const page = await (await this.get(path)).text()
    const token =
      /name="_token"[^>]*value="([^"]+)"/.exec(page)?.[1] ?? /value="([^"]+)"[^>]*name="_token"/.exec(page)?.[1]
    if (!token) throw new Error(`no form token on ${path}`)
    return token
  }
}
