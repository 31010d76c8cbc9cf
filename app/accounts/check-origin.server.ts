import { refusalAsPage } from '#app/lib/http-errors.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { FOREIGN_FORM, isOwnOrigin } from './own-origin.ts'
import { publicOrigin } from './secrets.server.ts'

/** Throws the 403 page unless the form comes from this portal: the origin of PUBLIC_URL or of the request itself. */
export function requireOwnOrigin(request: Request): void {
  const { headers } = request
  const own = [publicOrigin(), new URL(request.url).origin]
  if (isOwnOrigin(headers.get('origin'), headers.get('sec-fetch-site'), own)) return
  throw refusalAsPage(new Refusal('foreign-origin', 403, FOREIGN_FORM))
}
