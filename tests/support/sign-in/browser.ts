import { codeOfStep, stepOf } from '#app/accounts/second-factor/totp.ts'
import { TEST_KEY } from '../signed-in.ts'

export const SESSION = '__Host-portal-session'
export const WAITING = '__Host-portal-codigo'

/** A code of the test key, so many steps from now. */
export const testCode = (away = 0, key = TEST_KEY): string => codeOfStep(key, stepOf(new Date()) + away)

/** Somebody at a browser over HTTP, with every cookie that the portal sets, and nothing followed by itself. */
export class Browser {
  readonly url: string
  readonly cookies = new Map<string, string>()
  userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

  constructor(url: string) {
    this.url = url
  }

  private headers(more: Record<string, string>): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return { 'user-agent': this.userAgent, ...(cookie ? { cookie } : {}), ...more }
  }

  private async keep(sent: Promise<Response>): Promise<Response> {
    const answer = await sent
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /Max-Age=0/.test(line)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return answer
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.keep(fetch(this.url + path, { redirect: 'manual', headers: this.headers(headers) }))
  }

  /** Sends a form as a page of the portal does. */
  post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    const own = { origin: this.url, 'sec-fetch-site': 'same-origin' }
    const body = new URLSearchParams(fields)
    return this.keep(
      fetch(this.url + path, {
        method: 'POST',
        redirect: 'manual',
        body,
        headers: this.headers({ ...own, ...headers }),
      }),
    )
  }

  /** The token in the forms of a page. */
  async token(path: string): Promise<string> {
    const page = await (await this.get(path)).text()
    return /name="_token" value="([^"]+)"/.exec(page)?.[1] ?? ''
  }

  /** A form of a page, with the token that the page has. */
  async send(path: string, fields: Record<string, string>, page = path): Promise<Response> {
    return this.post(path, { _token: await this.token(page), ...fields })
  }

  password(email: string, password: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.post('/ingresar', { correo: email, contrasena: password }, headers)
  }

  code(code: string): Promise<Response> {
    return this.send('/ingresar/codigo', { codigo: code })
  }

  /** True when this browser may work: the chooser of desks, or the only desk. */
  async isIn(): Promise<boolean> {
    const answer = await this.get('/espacio')
    const to = answer.headers.get('location') ?? ''
    return answer.status === 200 || to.startsWith('/espacio/')
  }
}
