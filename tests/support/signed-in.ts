import { sessionCookie, startSession } from '#app/accounts/lucia.server.ts'
import { sealSecret } from '#app/accounts/second-factor/secret-box.server.ts'
import { findPerson } from '#app/accounts/sessions.server.ts'
import { asAccount } from '#db/as-account.server.ts'
import { findFactor, replaceFactor } from '#db/queries/second-factors.server.ts'
import { getPage } from './page-requests.ts'

/** The key of the second factor of everybody in tests. */
export const TEST_KEY = 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU'

/** Gives a person a second factor under TEST_KEY unless they have one. Returns its id. */
export async function giveTestFactor(userId: string): Promise<string> {
  const { box: secretBox, keyId } = sealSecret(TEST_KEY, userId)
  return asAccount(userId, async (tx) => {
    const had = await findFactor(tx, userId)
    return had?.id ?? replaceFactor(tx, { userId, secretBox, keyId, lastStep: 0, codeSalt: '' })
  })
}

/** What a browser of a signed-in person sends: the cookie (name and value) and the token of its forms. */
export interface SignedIn {
  cookie: string
  token: string
}

/** Signs a person in, past the forms, with the second factor given (as every role may ask for it). */
export async function signedIn(userId: string): Promise<SignedIn> {
  const factorId = await giveTestFactor(userId)
  return withCookie(await startSession(userId, { factorId }))
}

/** Signs a person in who has no second factor: what a capturer does who never set one up. */
export async function signedInWithoutFactor(userId: string): Promise<SignedIn> {
  return withCookie(await startSession(userId))
}

async function withCookie(sessionId: string): Promise<SignedIn> {
  const cookie = sessionCookie(sessionId).split(';', 1)[0] ?? ''
  return { cookie, token: (await findPerson(getPage('/espacio', cookie)))?.token ?? '' }
}
