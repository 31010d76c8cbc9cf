import { refusalAsPage } from '#app/lib/http-errors.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { publicOrigin } from './secrets.server.ts'

/**
 * True when a form was sent from a page of this portal. The Origin header decides; without one, Sec-Fetch-Site must say
 * same-origin; without both nothing is believed. "null" and a sister subdomain are other origins. (reference/security.md C9)
 */
export function isOwnOrigin(request: Request): boolean {
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return false
  if (origin === null) return site === 'same-origin'
  return origin === publicOrigin() || origin === new URL(request.url).origin
}

/** Throws the 403 page unless the form comes from this portal. */
export function requireOwnOrigin(request: Request): void {
  if (isOwnOrigin(request)) return
  throw refusalAsPage(
    new Refusal(
      'foreign-origin',
      403,
      'El envío no salió de una página de este portal y no se guardó nada. Abra la página aquí mismo y envíe de nuevo.',
    ),
  )
}
