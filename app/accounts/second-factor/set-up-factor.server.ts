import { queueMail } from '#app/mail/queue-mail.server.ts'
import { asAccount } from '#db/as-account.server.ts'
import { deleteFactor, replaceFactor, replaceRecoveryCodes, setFactorReset } from '#db/queries/second-factors.server.ts'
import { readSessionId } from '../lucia.server.ts'
import { auditAccount } from '../own-account/audit-account.server.ts'
import { endAllSessions, holdOwnSession, renewOwnSession } from '../own-account/own-session.server.ts'
import type { Person } from '../person.ts'
import { makeRecoveryCodes } from './recovery-codes.server.ts'
import { deriveBytes, sealSecret } from './secret-box.server.ts'
import { stepOfCode, toBase32 } from './totp.ts'

/**
 * The key that the set-up page offers, in base 32: derived from this session and from the factor that it would replace, so that the
 * page can be drawn again without keeping anything, and nobody without the server's secret can know it.
 */
export function offeredKey(request: Request, person: Person): string {
  const session = readSessionId(request) ?? ''
  return toBase32(deriveBytes(`second factor\n${session}\n${person.id}\n${person.session.factorId ?? ''}`))
}

/** What a person gets when their factor is in force: the codes, shown once, and the Set-Cookie of their new session. */
export interface FactorSet {
  codes: string[]
  cookie: string
}

/**
 * Puts the offered key in force when the code typed is of it (null otherwise, and nothing changed): the former device and its recovery
 * codes are worth nothing from now on, every other session of the person ends, this one gets a new id, and a mail tells the person.
 */
export async function confirmFactor(request: Request, person: Person, typed: string): Promise<FactorSet | null> {
  const key = offeredKey(request, person)
  const step = stepOfCode(key, typed, new Date())
  if (step === null) return null
  const { codes, salt, hashes } = await makeRecoveryCodes()
  const { box: secretBox, keyId } = sealSecret(key, person.id)
  const { factorId, ground } = await asAccount(person.id, async (tx) => {
    const { ground } = await holdOwnSession(tx, request, person)
    const id = await replaceFactor(tx, { userId: person.id, secretBox, keyId, lastStep: step, codeSalt: salt })
    await replaceRecoveryCodes(tx, id, { salt, hashes })
    await setFactorReset(tx, person.id, null)
    const sessionsEnded = await endAllSessions(tx, person.id)
    await queueMail(tx, { kind: 'second-factor-changed', userId: person.id })
    await auditAccount(tx, 'set-second-factor', person.id, { detail: { replaced: person.hasFactor, sessionsEnded } })
    return { factorId: id, ground }
  })
  return { codes, cookie: await renewOwnSession(request, person, { factorId, ground }) }
}

/** Puts ten new recovery codes in the place of all former ones, and gives the session a new id. */
export async function renewRecoveryCodes(request: Request, person: Person): Promise<FactorSet | null> {
  const { factorId } = person.session
  if (factorId === null) return null
  const { codes, salt, hashes } = await makeRecoveryCodes()
  await asAccount(person.id, async (tx) => {
    await holdOwnSession(tx, request, person)
    await replaceRecoveryCodes(tx, factorId, { salt, hashes })
    await auditAccount(tx, 'renew-recovery-codes', person.id)
  })
  return { codes, cookie: await renewOwnSession(request, person) }
}

/** Takes the person's own factor away: every other session ends and this one gets a new id; a mail tells of it. Whether a role demands it is asked before. */
export async function turnFactorOff(request: Request, person: Person): Promise<string> {
  const ground = await asAccount(person.id, async (tx) => {
    const { ground } = await holdOwnSession(tx, request, person)
    await deleteFactor(tx, person.id)
    await endAllSessions(tx, person.id)
    await queueMail(tx, { kind: 'second-factor-changed', userId: person.id })
    await auditAccount(tx, 'turn-off-second-factor', person.id)
    return ground
  })
  return renewOwnSession(request, person, { factorId: null, ground })
}
