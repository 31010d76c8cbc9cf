import type { ConnectionOptions } from 'node:tls'
import { domainToASCII } from 'node:url'
import { createTransport } from 'nodemailer'
import type { Sender, SmtpServer } from '#app/config/mail-settings.ts'
import { type MailProblem, MailRefused, type MailTransport } from './mail-transport.ts'

/** Longest waits of one sending, in milliseconds: to connect, for the greeting, and for the server to say anything. */
const WAITS = { connectionTimeout: 15_000, greetingTimeout: 15_000, dnsTimeout: 10_000, socketTimeout: 20_000 }
/** Longest sending as a whole, in milliseconds: shorter than the lease of a mail (deliver-mail.server.ts). */
const LONGEST_MS = 60_000

export interface SmtpOptions {
  server: SmtpServer
  sender: Sender
  /** Waits of a test. */
  waits?: Partial<typeof WAITS>
  longestMs?: number
  /** Whom to trust beside the system (of a test; a deployment uses NODE_EXTRA_CA_CERTS). */
  tls?: ConnectionOptions
}

interface SmtpError {
  code?: string
  command?: string
  responseCode?: number
}

/** What the error of an SMTP conversation means for the mail. Only a refusal of this address or message is final. */
export function problemOf({ code, command, responseCode = 0 }: SmtpError): { problem: MailProblem; isFinal: boolean } {
  const isFinal = responseCode >= 500
  if (code === 'ETLS' || code === 'EREQUIRETLS') return { problem: 'tls-failed', isFinal: false }
  if (code === 'EAUTH' || code === 'ENOAUTH') return { problem: 'sign-in-refused', isFinal: false }
  if (code === 'EENVELOPE' && command === 'MAIL FROM')
    return { problem: isFinal ? 'sender-refused' : 'server-busy', isFinal: false }
  if (code === 'EENVELOPE' && (isFinal || command === 'API')) return { problem: 'address-refused', isFinal: true }
  if (code === 'EMESSAGE' && isFinal) return { problem: 'message-refused', isFinal: true }
  return { problem: responseCode >= 400 ? 'server-busy' : 'server-unreachable', isFinal: false }
}

/** A certificate that does not hold is told by Node as an error of the socket. */
const isCertificate = (error: unknown): boolean =>
  error instanceof Error && /certificate|self.signed|altnames|wrong version number|SSL|TLS/i.test(error.message)

/** The address with its domain as every server knows it. */
const inAscii = (address: string): string =>
  address.replace(/@([^@]+)$/, (_, domain: string) => `@${domainToASCII(domain) || domain}`)

/** Hands mails to the server of SMTP_URL, one connection a mail. Reads neither files nor addresses that a text could name. */
export function smtpTransport({ server, sender, waits, longestMs = LONGEST_MS, tls }: SmtpOptions): MailTransport {
  return async (message) => {
    const mailer = createTransport({
      host: server.host,
      port: server.port,
      secure: server.implicitTls,
      requireTLS: server.requireTls && !server.implicitTls,
      ignoreTLS: !server.requireTls,
      ...(server.user === null ? {} : { auth: { user: server.user, pass: server.password ?? '' } }),
      ...(tls ? { tls } : {}),
      ...WAITS,
      ...waits,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    let timer: NodeJS.Timeout | undefined
    const tooLong = new Promise<never>((_, fail) => {
      timer = setTimeout(() => fail(Object.assign(new Error('too slow'), { code: 'ETIMEDOUT' })), longestMs)
    })
    try {
      const { messageId, subject, text, html, date } = message
      const to = { name: message.to.name, address: inAscii(message.to.address) }
      const headers = {
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        'Content-Language': 'es-MX',
      }
      await Promise.race([
        mailer.sendMail({ from: sender, to, messageId, subject, text, html, date, headers }),
        tooLong,
      ])
    } catch (error) {
      const told = isCertificate(error)
        ? { problem: 'tls-failed' as const, isFinal: false }
        : problemOf(error as SmtpError)
      throw new MailRefused(told.problem, told.isFinal, { cause: error })
    } finally {
      clearTimeout(timer)
      mailer.close()
    }
  }
}
