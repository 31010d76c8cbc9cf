import { blankSessionCookie, endSession, readSessionId } from './lucia.server.ts'

/** Ends the session that a request brings, if any. Returns the Set-Cookie that takes it from the browser. */
export async function signOut(request: Request): Promise<string> {
  const id = readSessionId(request)
  if (id !== null) await endSession(id)
  return blankSessionCookie()
}
