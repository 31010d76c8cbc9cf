import { findLiveSession, readSessionId } from './lucia.server.ts'
import type { Person, StateRole } from './person.ts'
import { formToken } from './secrets.server.ts'

/** Who sends the request, null when nobody is signed in (no cookie, ended session, disabled account). */
export async function findPerson(request: Request): Promise<Person | null> {
  const id = readSessionId(request)
  const live = id === null ? null : await findLiveSession(id)
  if (!live) return null
  const { user, session } = live
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    stateRoles: user.state_roles as StateRole[],
    hasFactor: session.factor_id !== null,
    factorWasReset: user.factor_was_reset,
    session: {
      browser: session.browser,
      factorId: session.factor_id,
      provedAt: session.proved_at,
      idleEnd: session.expiresAt,
      absoluteEnd: session.absolute_expires_at,
    },
    token: formToken(live.id),
  }
}
