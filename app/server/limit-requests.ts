import type { NextFunction, Request, Response } from 'express'
import { answerError } from './answer-error.ts'

/** Largest form, in bytes. */
export const FORM_LIMIT = 1024 * 1024
/** Largest form of a section of a process, in bytes: long lists travel twice, as typed and as they were drawn. */
export const SECTION_LIMIT = 4 * 1024 * 1024
/** Largest upload of files, in bytes, and only where files are taken in. */
export const UPLOAD_LIMIT = 100 * 1024 * 1024
const SECTION_PATH = /^\/espacio\/[^/]+\/procesos\/[0-9a-f-]{36}\/[a-z]+(\.data)?\/?$/i
/** Where files are taken in. */
export const UPLOAD_PATH = /^\/espacio\/[^/]+\/importar(\.data)?\/?$/
const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i
const MAX_PATH = 8 * 1024

function typeOf(req: Request): string {
  return (req.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
}

function refusalOf(req: Request): number | null {
  if (!HOST.test(req.headers.host ?? '')) return 400
  // `GET http://other/ HTTP/1.1` is how a proxy is spoken to, and this is none.
  if (req.url.length > MAX_PATH || !req.url.startsWith('/')) return 400
  // The older data requests of Remix: none of our pages sends one, and it would be a second way to every loader and action.
  if (/[?&]_data=/.test(req.url)) return 400
  // No database stores NUL, so nothing of ours has such an address.
  if (req.url.includes('%00')) return 400
  if (req.method === 'GET' || req.method === 'HEAD' || req.method === 'OPTIONS') return null
  const length = req.headers['content-length']
  if (length === undefined) return req.headers['transfer-encoding'] ? 411 : null
  if (Number(length) === 0) return null
  const type = typeOf(req)
  if (type !== 'application/x-www-form-urlencoded' && type !== 'multipart/form-data') return 415
  return Number(length) > limitOf(type, req.path) ? 413 : null
}

function limitOf(type: string, path: string): number {
  if (type === 'multipart/form-data' && UPLOAD_PATH.test(path)) return UPLOAD_LIMIT
  return SECTION_PATH.test(path) ? SECTION_LIMIT : FORM_LIMIT
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
  if (req.method !== 'GET' && req.method !== 'HEAD') res.setHeader('Connection', 'close')
  answerError(req, res, status)
}
