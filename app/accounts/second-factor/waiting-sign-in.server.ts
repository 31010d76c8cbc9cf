import { randomBytes } from 'node:crypto'
import { asAccount } from '#db/as-account.server.ts'
import type { AccountTx } from '#db/door.server.ts'
import { endWaiting, findWaiting, insertWaiting, type WaitingSignIn } from '#db/queries/waiting-sign-ins.server.ts'
import { formToken } from '../secrets.server.ts'
import { hashOfSession } from '../session-adapter.server.ts'

/** Cookie of a sign-in that waits for its code. It is no session: nothing but the page of the code reads it. */
export const WAITING_COOKIE = '__Host-portal-codigo'
/** A sign-in waits this long for its code, in milliseconds. */
export const WAITING_MS = 10 * 60 * 1000

const WAITING_ID = new RegExp(`(?:^|; ?)${WAITING_COOKIE}=([\\w-]{43})(?:;|$)`)
const ATTRIBUTES = 'HttpOnly; Path=/; SameSite=Lax; Secure'

/** Set-Cookie that removes it. */
export const BLANK_WAITING_COOKIE = `${WAITING_COOKIE}=; Max-Age=0; ${ATTRIBUTES}`

/** Whose sign-in waits in this browser. */
export interface Waiting {
  idHash: string
  person: WaitingSignIn
  /** For the forms of its page, as the token of a session is for theirs. */
  token: string
}

const readId = (request: Request) => WAITING_ID.exec(request.headers.get('cookie') ?? '')?.[1] ?? null

/** Begins to wait for a code: a new random id of 256 bits, kept by its hash. Returns the Set-Cookie. */
export async function startWaiting(tx: AccountTx, userId: string, browser: string | null): Promise<string> {
  const id = randomBytes(32).toString('base64url')
  const now = new Date()
  const expiresAt = new Date(now.getTime() + WAITING_MS)
  await insertWaiting(tx, { idHash: hashOfSession(id), userId, browser, expiresAt, now })
  return `${WAITING_COOKIE}=${id}; ${ATTRIBUTES}`
}

/** The sign-in that waits in the browser of a request, null when there is none or its time is over. */
export async function findWaitingSignIn(request: Request): Promise<Waiting | null> {
  const id = readId(request)
  if (id === null) return null
  const idHash = hashOfSession(id)
  const person = await asAccount(null, (tx) => findWaiting(tx, idHash, new Date()))
  return person && { idHash, person, token: formToken(id) }
}

/** Ends the sign-in that waits in the browser of a request, if any. */
export async function dropWaitingSignIn(tx: AccountTx, request: Request): Promise<void> {
  const id = readId(request)
  if (id !== null) await endWaiting(tx, hashOfSession(id))
}
