import type { NextFunction, Request, Response } from 'express'
import { answerError } from './answer-error.ts'
import { plainPath } from './plain-path.ts'

/** Largest form, in bytes. */
export const FORM_LIMIT = 1024 * 1024
/** Largest form of a section of a process, in bytes: long lists travel twice, as typed and as they were drawn. */
export const SECTION_LIMIT = 4 * 1024 * 1024
/** Largest upload of files, in bytes, and only where files are taken in. */
export const UPLOAD_LIMIT = 100 * 1024 * 1024
/** Largest form with a file of evidence, in bytes: one of 10 MB and what is written beside it. */
export const EVIDENCE_LIMIT = 11 * 1024 * 1024
const SECTION_PATH = /^\/espacio\/[^/]+\/procesos\/[0-9a-f-]{36}\/[a-z]+$/
const UPLOAD_PATH = /^\/espacio\/[^/]+\/importar$|^\/coordinacion\/listas$/
const EVIDENCE_PATH = /^\/proveedores\/integridad\/[0-9a-f-]{36}\/elementos\/[a-z-]+$/
/** Where files are taken in. In: `req.path`. */
export const isUploadPath = (path: string): boolean => UPLOAD_PATH.test(plainPath(path))
const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i
const MAX_PATH = 8 * 1024

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

/** Node keeps the first of two and says nothing; a proxy in front may have gone by the other. */
function isGivenTwice(req: Request, name: string): boolean {
  return req.rawHeaders.filter((text, at) => at % 2 === 0 && text.toLowerCase() === name).length > 1
}

function typeOf(req: Request): string {
  return (req.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
}

function refusalOf(req: Request): number | null {
  if (!HOST.test(req.headers.host ?? '') || isGivenTwice(req, 'host')) return 400
  // `GET http://other/ HTTP/1.1` is how a proxy is spoken to, and this is none.
  if (req.url.length > MAX_PATH || !req.url.startsWith('/')) return 400
  // The older data requests of Remix: none of our pages sends one, and it would be a second way to every loader and action.
  if (new URLSearchParams(req.url.split('?').slice(1).join('?')).has('_data')) return 400
  // No database stores NUL, so nothing of ours has such an address.
  if (req.url.includes('%00')) return 400
  const length = req.headers['content-length']
  // Nothing reads it, and a proxy in front may see a second request in it.
  if (READING.has(req.method)) return hasBody(req) ? 400 : null
  if (length === undefined) return req.headers['transfer-encoding'] ? 411 : null
  if (Number(length) === 0) return null
  const type = typeOf(req)
  if (type !== 'application/x-www-form-urlencoded' && type !== 'multipart/form-data') return 415
  return Number(length) > limitOf(type, req.path) ? 413 : null
}

function limitOf(type: string, path: string): number {
  if (type === 'multipart/form-data' && isUploadPath(path)) return UPLOAD_LIMIT
  if (type === 'multipart/form-data' && EVIDENCE_PATH.test(plainPath(path))) return EVIDENCE_LIMIT
  return SECTION_PATH.test(plainPath(path)) ? SECTION_LIMIT : FORM_LIMIT
}

/**
 * Refuses, before a byte of the body is read, what no page of ours sends: a body over its limit (413), of unannounced size
 * (411) or of a type no form has (415), an absurd address or Host (400). Node itself holds a body to its announced size.
 */
export function limitRequests(req: Request, res: Response, next: NextFunction): void {
  const status = refusalOf(req)
  if (status === null) {
    next()
    return
  }
  if (!READING.has(req.method) || hasBody(req)) res.setHeader('Connection', 'close')
  answerError(req, res, status)
}
