import { isPublicIdentity } from '#app/ocds/private-data.ts'

/** What opens something to whoever holds it: a token in the address of an invitation or a reset, never all in small letters. */
const TOKEN = /^(?=.*[A-Z])(?=.*\d)[A-Za-z0-9_-]{30,}/

const readable = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

const isIdOfOurs = (part: string): boolean => /^[0-9a-f-]{36}(\.data)?$/.test(part) || part.startsWith('ocds-')

/**
 * A path as the log may keep it: whoever asks for `/proveedores/MX-RFC-…` of a natural person leaves no trace of whom they asked for,
 * and no token stays readable in a log. In: the path of an address, without its query. Such parts become `…`.
 */
export function loggablePath(path: string): string {
  return path
    .split('/')
    .map((part) => {
      if (part.length < 10) return part
      const text = readable(part)
      if (!isPublicIdentity(text)) return '…'
      return TOKEN.test(text) && !isIdOfOurs(text) && !part.includes('.js') ? '…' : part
    })
    .join('/')
}
