import { refusalAsPage } from '#app/lib/http-errors.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { errorText } from '#app/texts/errors.ts'
import { requireOwnOrigin } from '../check-origin.server.ts'
import type { Person } from '../person.ts'
import { STALE_FORM } from '../read-guarded-form.server.ts'
import { sameText } from '../secrets.server.ts'

/**
 * The second line of an action that takes files, which are not read into memory: checks origin and type as readGuardedForm does. Returns what
 * checks the token as soon as it has come, before the first file. Throws pages 403 and 415 with their sentence.
 */
export function guardUpload(request: Request, sender: Pick<Person, 'token'>): (token: string | undefined) => void {
  requireOwnOrigin(request)
  const type = (request.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase()
  if (type !== 'multipart/form-data' && type !== 'application/x-www-form-urlencoded')
    throw refusalAsPage(new Refusal('unsupported-type', 415, errorText(415).sentence))
  return (token) => {
    if (token === undefined || !sameText(token, sender.token))
      throw refusalAsPage(new Refusal('stale-form', 403, STALE_FORM))
  }
}
