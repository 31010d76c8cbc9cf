import { asAccount } from '#db/as-account.server.ts'
import { deleteListedSession, listSessions } from '#db/queries/sessions.server.ts'
import { readSessionId } from '../lucia.server.ts'
import type { Person } from '../person.ts'
import { hashOfSession, IDLE_MS } from '../session-adapter.server.ts'
import { auditAccount } from './audit-account.server.ts'

/** A session as its owner sees it. Instants are dates; nothing of it signs anybody in. */
export interface ShownSession {
  id: string
  /** The one that asks. */
  here: boolean
  browser: string | null
  startedAt: Date
  /** To the nearest quarter of an hour before: a session is renewed when half of its idle time has gone. */
  lastUsedAt: Date
  endsAt: Date
}

/** The open sessions of the person, the one that asks first, then the newest. */
export async function listOwnSessions(request: Request, person: Person): Promise<ShownSession[]> {
  const own = hashOfSession(readSessionId(request) ?? '')
  const rows = await asAccount(person.id, (tx) => listSessions(tx, person.id, new Date()))
  const shown = rows.map((row) => ({
    id: row.public_id,
    here: row.id_hash === own,
    browser: row.browser,
    startedAt: new Date(row.created_at),
    lastUsedAt: new Date(Math.max(row.created_at, row.expires_at - IDLE_MS)),
    endsAt: new Date(Math.min(row.expires_at, row.absolute_expires_at)),
  }))
  return [...shown.filter(({ here }) => here), ...shown.filter(({ here }) => !here)]
}

/** Ends one of the person's sessions, by the id of the list. False when there is none of theirs. */
export async function endListedSession(person: Person, id: string): Promise<boolean> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return false
  return asAccount(person.id, async (tx) => {
    const ended = await deleteListedSession(tx, person.id, id)
    if (ended) await auditAccount(tx, 'end-session', person.id)
    return ended
  })
}
