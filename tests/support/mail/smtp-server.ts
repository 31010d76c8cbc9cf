import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A mail as a real server took it: who the envelope said it goes to, and the message read by another library. */
export interface TakenMail {
  from: string
  to: string[]
  secure: boolean
  raw: string
  mail: Email
}

export interface LocalSmtp {
  port: number
  taken: TakenMail[]
  /** Connections that were opened. */
  connections(): number
  close(): Promise<void>
}

/** A real SMTP server on a free port of loopback. Without options it takes everything, in the clear and without sign-in. */
export async function startSmtp(options: SMTPServerOptions = {}): Promise<LocalSmtp> {
  const taken: TakenMail[] = []
  let connections = 0
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disabledCommands: ['AUTH'],
    disableReverseLookup: true,
    logger: false,
    onConnect: (_session, done) => {
      connections += 1
      done()
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom ? mailFrom.address : ''
        const to = rcptTo.map(({ address }) => address)
        taken.push({ from, to, secure: session.secure, raw, mail: await PostalMime.parse(raw) })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.server.address() as AddressInfo).port,
    taken,
    connections: () => connections,
    close: () => new Promise<void>((done) => server.close(done)),
  }
}

/** A refusal as a server words it; the message says what no log of ours may repeat. */
export const refuseWith = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode })

/** A key and a certificate for `localhost` and 127.0.0.1 that nobody signed; of tests only. */
export const LOCAL_CERTIFICATE = {
  key: readFileSync('tests/fixtures/mail/localhost-key.pem', 'utf8'),
  cert: readFileSync('tests/fixtures/mail/localhost-cert.pem', 'utf8'),
}
