import { queueMail } from '#app/mail/queue-mail.server.ts'
import { asAccount } from '#db/as-account.server.ts'
import { findUserForSignIn } from '#db/queries/sign-in-users.server.ts'
import { normalEmail } from '../email.ts'
import { countRecovery } from './limit-links.server.ts'

/** Answered no sooner than this, in milliseconds: what the database took (some 5 ms, 15 under load) is not seen from outside. */
const ANSWERED_AFTER_MS = 200

/**
 * Asks for a mail that lets somebody set a new password. Known, unknown and disabled accounts, and one that has had its mails, go
 * the same way through the same statements (docs/security.md C4): a mail to nobody is queued like any other, and dropped by
 * the deliverer. Returns the seconds to wait when the network has asked too often, else 0.
 */
export async function askReset(asked: { email: string; clientAddress: string }): Promise<number> {
  const [seconds] = await Promise.all([
    queueReset(normalEmail(asked.email), asked.clientAddress),
    new Promise((done) => setTimeout(done, ANSWERED_AFTER_MS)),
  ])
  return seconds
}

function queueReset(email: string, clientAddress: string): Promise<number> {
  return asAccount(null, async (tx) => {
    const { wait, accountIsOver } = await countRecovery(tx, email, clientAddress, new Date())
    if (wait > 0) return wait
    const user = await findUserForSignIn(tx, email)
    const userId = user && !user.disabled && !accountIsOver ? user.id : null
    await queueMail(tx, { kind: 'password-reset', userId })
    return 0
  })
}
