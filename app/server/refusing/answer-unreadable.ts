import { randomBytes } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { errorCode, errorText } from '#app/texts/errors.ts'
import { DATA_POLICY, pagePolicy } from '../security-headers.ts'
import { plainErrorPage } from './plain-error-page.ts'

/** What Node's parser says, by its code; whatever else is 400. */
const STATUS: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
}

interface ParserError extends Error {
  code?: string
  rawPacket?: Buffer
}

/**
 * Answers what never became a request (an address with raw letters beyond ASCII, headers over 16 kB, a sender too slow), which Node
 * would refuse without a word: the sentence of its status as a page, or as JSON where a machine asked, and the connection ends.
 * For the `clientError` event of the server.
 */
export function answerUnreadable(error: ParserError, socket: Duplex): void {
  // An answer that is already on its way is not written into.
  const answering = '_httpMessage' in socket && (socket._httpMessage as { headersSent?: boolean } | null)?.headersSent
  if (error.code === 'ECONNRESET' || !socket.writable || answering) {
    socket.destroy()
    return
  }
  const status = STATUS[error.code ?? ''] ?? 400
  const forMachine = /^[A-Z]+ (\/api\/|\/data\.json)/.test(error.rawPacket?.subarray(0, 40).toString('latin1') ?? '')
  const body = forMachine
    ? JSON.stringify({ error: { code: errorCode(status), message: errorText(status).sentence } })
    : plainErrorPage(status)
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Cache-Control: no-store',
    `Content-Type: ${forMachine ? 'application/json' : 'text/html'}; charset=utf-8`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    `Content-Security-Policy: ${forMachine ? DATA_POLICY : pagePolicy(randomBytes(16).toString('base64'))}`,
    'Strict-Transport-Security: max-age=31536000; includeSubDomains',
    'X-Content-Type-Options: nosniff',
    'Referrer-Policy: strict-origin-when-cross-origin',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
