/** Said to whoever sends a form from elsewhere. */
export const FOREIGN_FORM =
  'El envío no salió de una página de este portal y no se guardó nada. Abra la página aquí mismo y envíe de nuevo.'

/**
 * True when a form was sent from a page of this portal. In: the headers Origin and Sec-Fetch-Site (null when absent) and the origins
 * that are ours. Origin decides; without it, Sec-Fetch-Site must say same-origin; without both nothing is believed. "null" and
 * a sister subdomain are other origins. (docs/security.md C9)
 */
export function isOwnOrigin(origin: string | null, site: string | null, own: readonly string[]): boolean {
  if (site !== null && site !== 'same-origin') return false
  return origin === null ? site === 'same-origin' : own.includes(origin)
}
