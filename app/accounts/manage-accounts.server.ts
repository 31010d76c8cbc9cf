import { Refusal } from '#app/lib/refusal.ts'
import { asAccount } from '#db/as-account.server.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { insertMembership, insertUser, setUserDisabled } from '#db/queries/manage-accounts.server.ts'
import { deleteSessionsOf } from '#db/queries/sessions.server.ts'
import { savePasswordHash } from '#db/queries/sign-in-users.server.ts'
import { normalEmail } from './email.ts'
import { hashPassword } from './passwords/hash-password.server.ts'
import { passwordProblem } from './passwords/password-rules.ts'
import type { Role, StateRole } from './person.ts'

export interface NewUser {
  email: string
  name: string
  stateRoles?: readonly StateRole[]
}

/**
 * Makes an account, without password: nobody signs in with it until one is set. An e-mail that has an account already gives that
 * one, unchanged (`created` false). Refusal 422 for what is no e-mail.
 */
export async function createUser(user: NewUser): Promise<{ id: string; created: boolean }> {
  const email = normalEmail(user.email)
  if (!/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email)) {
    throw new Refusal(
      'invalid-email',
      422,
      'El correo electrónico no está completo: escríbalo como nombre@dependencia.gob.mx.',
    )
  }
  return asPlatform((tx) => insertUser(tx, { email, name: user.name.trim(), stateRoles: user.stateRoles ?? [] }))
}

/** Sets a person's password and ends all their sessions, both or neither. Refusal 422 when the password breaks a rule. */
export async function setPassword(user: { id: string; email: string; name: string }, password: string): Promise<void> {
  const problem = passwordProblem(password, user)
  if (problem !== null) throw new Refusal('weak-password', 422, problem)
  const hash = await hashPassword(password)
  await asAccount(user.id, async (tx) => {
    await savePasswordHash(tx, user.id, hash)
    await deleteSessionsOf(tx, user.id)
  })
}

/** Gives a person a role in an entity; one held already changes nothing. */
export async function addMembership(membership: { entityId: string; userId: string; role: Role }): Promise<void> {
  await asPlatform((tx) => insertMembership(tx, membership), membership.entityId)
}

/** Disables an account: its sessions end with this, and no password opens a new one until it is enabled again. */
export async function setDisabled(userId: string, disabled: boolean): Promise<void> {
  await asPlatform((tx) => setUserDisabled(tx, userId, disabled))
  if (disabled) await asAccount(userId, (tx) => deleteSessionsOf(tx, userId))
}
