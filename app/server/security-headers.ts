import { randomBytes } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'
import { plainPath } from './plain-path.ts'

/** How strict the policy can be: the development server needs inline styles, eval-free HMR and a web socket. */
export type Strictness = 'strict' | 'development'

/** The policy of a page: everything from this server, scripts only with this response's nonce. */
export function pagePolicy(nonce: string, strictness: Strictness = 'strict'): string {
  const development = strictness === 'development'
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self'${development ? " 'unsafe-inline'" : ''}`,
    "img-src 'self'",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')
}

/** Data for machines runs nothing, wherever a browser may open it. */
export const DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

const PERMISSIONS = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ')

/** Public data for machines, readable from any site. */
export function isOpenData(address: string): boolean {
  const path = plainPath(address)
  return path === '/data.json' || /^\/(api\/v1|datos\/descargas)(\/|$)/.test(path)
}

function openToEverySite(res: Response): void {
  res.setHeader('Access-Control-Allow-Origin', '*')
  res.setHeader('Access-Control-Expose-Headers', 'ETag, Link, Last-Modified')
  res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
  res.setHeader('Content-Security-Policy', DATA_POLICY)
}

function answerPreflight(res: Response): void {
  openToEverySite(res)
  res.setHeader('Access-Control-Allow-Methods', 'GET, HEAD')
  res.setHeader('Access-Control-Allow-Headers', 'If-None-Match, If-Modified-Since, Accept')
  res.setHeader('Access-Control-Max-Age', '86400')
  res.status(204).end()
}

/**
 * Sets the headers every response of its class bears (docs/security.md C10, C11) and keeps the nonce in res.locals.
 * The nonce is 128 random bits, new for each response.
 */
export function securityHeaders(strictness: Strictness = 'strict') {
  return (req: Request, res: Response, next: NextFunction): void => {
    const nonce = randomBytes(16).toString('base64')
    res.locals.nonce = nonce
    res.setHeader('Content-Security-Policy', pagePolicy(nonce, strictness))
    res.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
    res.setHeader('X-Content-Type-Options', 'nosniff')
    res.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin')
    res.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
    res.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
    res.setHeader('Permissions-Policy', PERMISSIONS)
    const open = isOpenData(req.path)
    if (open && (req.method === 'GET' || req.method === 'HEAD')) openToEverySite(res)
    if (open && req.method === 'OPTIONS') answerPreflight(res)
    else next()
  }
}
