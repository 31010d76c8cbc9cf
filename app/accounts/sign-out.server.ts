import { asAccount } from '#db/as-account.server.ts'
import { blankSessionCookie, endSession, findLiveSession, readSessionId } from './lucia.server.ts'
import { auditAccount } from './own-account/audit-account.server.ts'

/** Ends the session that a request brings, if any. Returns the Set-Cookie that takes it from the browser. */
export async function signOut(request: Request): Promise<string> {
  const id = readSessionId(request)
  const live = id === null ? null : await findLiveSession(id)
  if (id !== null) await endSession(id)
  if (live) await asAccount(live.user.id, (tx) => auditAccount(tx, 'sign-out', live.user.id))
  return blankSessionCookie()
}
