import { createHash, randomBytes } from 'node:crypto'
import { asAccount } from '#db/as-account.server.ts'
import type { AccountTx } from '#db/door.server.ts'
import {
  deleteSupplierSession,
  findSupplierSession,
  insertSupplierSession,
} from '#db/queries/suppliers/access/accounts.server.ts'
import { formToken } from '../secrets.server.ts'

/** Somebody who has signed in for a company. That they speak for it is for a reviewer to see; that the e-mail is theirs is known. */
export interface SupplierPerson {
  accountId: string
  email: string
  /** Of a company, upper case. */
  rfc: string
  /** Id that published awards carry: `MX-RFC-…`. */
  supplierId: string
  name: string
  /** Goes as hidden field `_token` with each form of this session; readGuardedForm checks it. */
  token: string
}

const COOKIE = '__Host-portal-supplier'
const SHAPE = /(?:^|; ?)__Host-portal-supplier=([A-Za-z0-9_-]{43})(?:;|$)/
/** A session ends after this, in milliseconds, whatever is done: a new link is a mail away. */
const SESSION_MS = 12 * 60 * 60 * 1000
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax'

const hashOf = (id: string) => createHash('sha256').update(`supplier session\n${id}`).digest('hex')
const readId = (request: Request) => SHAPE.exec(request.headers.get('cookie') ?? '')?.[1] ?? null

/** Who sends the request for a company, null when nobody has signed in. */
export async function findSupplier(request: Request): Promise<SupplierPerson | null> {
  const id = readId(request)
  if (id === null) return null
  const account = await asAccount(null, (tx) => findSupplierSession(tx, hashOf(id), new Date()))
  if (!account) return null
  const { id: accountId, email, rfc, supplierId, name } = account
  return { accountId, email, rfc, supplierId, name, token: formToken(`supplier ${id}`) }
}

/** Starts a session of an account; returns its Set-Cookie. */
export async function startSupplierSession(tx: AccountTx, accountId: string): Promise<string> {
  const id = randomBytes(32).toString('base64url')
  await insertSupplierSession(tx, { idHash: hashOf(id), accountId, expiresAt: new Date(Date.now() + SESSION_MS) })
  return `${COOKIE}=${id}; ${ATTRIBUTES}`
}

/** Ends the session of a request; returns the Set-Cookie that removes it. */
export async function endSupplierSession(request: Request): Promise<string> {
  const id = readId(request)
  if (id !== null) await asAccount(null, (tx) => deleteSupplierSession(tx, hashOf(id)))
  return `${COOKIE}=; Max-Age=0; ${ATTRIBUTES}`
}
