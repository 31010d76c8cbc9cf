/** Where mails are handed over, as SMTP_URL says. */
export interface SmtpServer {
  host: string
  port: number
  /** TLS from the first byte (`smtps:`). */
  implicitTls: boolean
  /** STARTTLS is demanded; without it nothing is sent. */
  requireTls: boolean
  user: string | null
  password: string | null
}

/** Who mails come from, as MAIL_FROM says; the name is empty when only an address was given. */
export interface Sender {
  name: string
  address: string
}

/** Said of a SMTP_URL that cannot be used. */
export const SMTP_SHAPE =
  'debe ser como smtp://usuario:clave@servidor:587 o smtps://usuario:clave@servidor:465 (lo único que puede llevar después de ? es requireTLS=true o false)'
/** Said of a MAIL_FROM that cannot be used. */
export const SENDER_SHAPE =
  'el remitente debe ser una dirección, o un nombre y una dirección: Portal <no-responder@ejemplo.gob.mx>'

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/**
 * Reads SMTP_URL; null when it is none of ours. TLS is demanded except by a relay on this same machine, whose certificate nobody
 * signs; `?requireTLS=true` or `false` says otherwise.
 */
export function readSmtpUrl(text: string): SmtpServer | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '' || !/^\/?$/.test(url.pathname) || url.hash)
    return null
  const required = url.searchParams.get('requireTLS')
  if ([...url.searchParams.keys()].some((name) => name !== 'requireTLS')) return null
  if (required !== null && required !== 'true' && required !== 'false') return null
  const implicitTls = url.protocol === 'smtps:'
  try {
    return {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port) || (implicitTls ? 465 : 587),
      implicitTls,
      requireTls: required === null ? !LOOPBACK.test(url.hostname) : required === 'true',
      user: url.username === '' ? null : decodeURIComponent(url.username),
      password: url.password === '' ? null : decodeURIComponent(url.password),
    }
  } catch {
    return null
  }
}

/** Reads MAIL_FROM; null when it is neither an address nor a name with one. */
export function readSender(text: string): Sender | null {
  const match = /^(?:"?([^"<>\p{Cc}]*?)"?\s*<([^<>\s]+)>|([^<>\s]+))$/u.exec(text.trim())
  const [, name = '', bracketed, bare] = match ?? []
  const address = bracketed ?? bare ?? ''
  return /^[\w.+-]+@[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(address) ? { name: name.trim(), address } : null
}
