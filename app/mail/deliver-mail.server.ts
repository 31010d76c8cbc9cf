import { appendStateAudit } from '#app/audit/append-audit.server.ts'
import { readEnv } from '#app/config/env.server.ts'
import { readSender, readSmtpUrl } from '#app/config/mail-settings.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { formatInstant } from '#app/lib/dates.ts'
import { log } from '#app/lib/log.server.ts'
import type { MailFacts } from '#app/texts/mails.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import type { PlatformTx } from '#db/door.server.ts'
import { enqueueJob } from '#db/queries/enqueue-job.server.ts'
import {
  type ClaimedMail,
  claimMail,
  deleteFinishedMails,
  findMail,
  finishMail,
  insertMailToken,
  postponeMail,
} from '#db/queries/mail/mail-queue.server.ts'
import { composeMail, inOneLine } from './compose-mail.ts'
import { RESET_MS } from './mail-kinds.ts'
import { hashOfMailToken, newMailToken } from './mail-token.server.ts'
import { type MailProblem, MailRefused, type MailTransport, type Message } from './mail-transport.ts'
import { outboxFolder, outboxTransport } from './outbox.server.ts'
import { smtpTransport } from './smtp-transport.server.ts'

/** Who sends a mail has it for this long, in milliseconds: twice the longest sending. After it, whoever asks may send it again. */
export const LEASE_MS = 2 * 60_000
/** Waits before the next try, in milliseconds; the last one repeats until the mail is over. */
const WAITS_MS = [1, 2, 4, 8, 15, 30, 60].map((minutes) => minutes * 60_000)
/** Mails that ended are forgotten after this, in milliseconds. */
const KEPT_MS = 30 * 24 * 60 * 60_000
/** Forgotten at one sending. */
const SWEEP = 20

export type DeliveryOutcome = 'sent' | 'postponed' | 'failed' | 'expired' | 'busy' | 'nothing'

export interface DeliveryOptions {
  transport?: MailTransport
  now?: () => Date
}

/** How mails leave this deployment: the server of SMTP_URL, else the outbox folder. */
function currentTransport(): MailTransport {
  const { SMTP_URL, MAIL_FROM } = readEnv()
  const [server, sender] = [readSmtpUrl(SMTP_URL ?? ''), readSender(MAIL_FROM ?? '')]
  if (server && sender) return smtpTransport({ server, sender })
  const folder = outboxFolder()
  if (folder === null) throw new Error('neither SMTP_URL nor an outbox: nowhere to send mails')
  return outboxTransport(folder)
}

/**
 * Sends one mail of the queue: makes the secret of its link, keeps the hash, hands the mail over, and writes how it ended. Safe to
 * run twice and after a crash at any point: a mail is sent again only when the crash came between the server's answer and our
 * writing it down, and then under the same Message-ID. A mail past its time is never sent.
 */
export async function deliverMail(mailId: string, options: DeliveryOptions = {}): Promise<DeliveryOutcome> {
  const now = options.now ?? (() => new Date())
  const found = await asPlatform((tx) => findMail(tx, mailId))
  if (!found) return 'nothing'
  const entityId = found.entity_id
  const claimed = await asPlatform((tx) => prepare(tx, mailId, now()), entityId)
  if (claimed === null) {
    const other = await asPlatform((tx) => findMail(tx, mailId))
    if (other?.state !== 'sending' || other.lease_until === null) return 'nothing'
    const runAt = new Date(other.lease_until + 1000)
    await asPlatform((tx) => enqueueJob(tx, 'deliver-mail', { mailId }, { key: `mail ${mailId}`, runAt }))
    return 'busy'
  }
  if (claimed === 'expired') return claimed
  try {
    await (options.transport ?? currentTransport())(claimed.message)
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error
    return settle(claimed.mail, entityId, error, now())
  }
  await asPlatform(async (tx) => {
    await finishMail(tx, mailId, 'sent', null)
    await deleteFinishedMails(tx, new Date(now().getTime() - KEPT_MS), SWEEP)
    await noteSending(tx, claimed.mail)
  }, entityId)
  return 'sent'
}

/** A way into an account that left the portal is in the log of the state, also when nobody asked for it; to whom is an id. */
async function noteSending(tx: PlatformTx, { id, kind, user_id: userId }: ClaimedMail): Promise<void> {
  if (kind !== 'password-reset' || userId === null) return
  const entry = { actorId: null, door: 'job', action: 'send-password-reset', subject: userId, detail: { mail: id } }
  await appendStateAudit(tx, [entry])
}

/** Takes the mail, and writes down the hash of its secret before anybody gets the secret. */
async function prepare(
  tx: PlatformTx,
  mailId: string,
  now: Date,
): Promise<{ mail: ClaimedMail; message: Message } | 'expired' | null> {
  const mail = await claimMail(tx, mailId, now, new Date(now.getTime() + LEASE_MS))
  if (!mail) return null
  const stale = mail.is_over || (mail.invitation_id !== null && mail.invitation_state !== 'pending')
  if (stale || mail.address === null) {
    await finishMail(
      tx,
      mailId,
      'expired',
      mail.address === null ? 'nobody-to-tell' : mail.is_over ? 'too-late' : 'not-needed',
    )
    return 'expired'
  }
  const token = await makeToken(tx, mail, now)
  const { PUBLIC_URL } = readEnv()
  const to = { name: inOneLine(mail.name ?? ''), address: mail.address }
  const messageId = `<${mail.id}@${new URL(PUBLIC_URL).hostname}>`
  return { mail, message: { messageId, to, date: now, ...composeMail(mail.kind, factsOf(mail, token, PUBLIC_URL)) } }
}

/** Page that the link of a mail opens; the secret goes behind the #, which no server is sent. */
const PAGES: Record<string, string> = {
  invitation: '/invitacion',
  'password-reset': '/recuperar/contrasena',
  'supplier-link': '/proveedores/acceso/enlace',
}

async function makeToken(tx: PlatformTx, mail: ClaimedMail, now: Date): Promise<string | null> {
  if (!PAGES[mail.kind]) return null
  const token = newMailToken()
  const end = mail.invitation_expires_at
  const expiresAt = end === null ? new Date(now.getTime() + RESET_MS) : new Date(end)
  await insertMailToken(tx, { hash: hashOfMailToken(token), mailId: mail.id, expiresAt })
  return token
}

function factsOf(mail: ClaimedMail, secret: string | null, portalUrl: string): MailFacts {
  const { title, stateName, timeZone, coordinatingBody } = portalInfo()
  const until = mail.invitation_expires_at
  return {
    portal: title.includes(stateName) ? title : `${title} de ${stateName}`,
    coordinatingBody: coordinatingBody ?? 'la coordinación estatal',
    portalUrl,
    name: mail.name ?? '',
    about: mail.about_name,
    invitedBy: mail.invited_by_name,
    entity: mail.entity_name,
    roles: mail.roles,
    happened: formatInstant(mail.created_at, timeZone) ?? '',
    until: until === null ? null : formatInstant(until, timeZone),
    link: secret === null ? null : `${portalUrl}${PAGES[mail.kind]}#${secret}`,
    secret,
  }
}

/** A mail that was not taken: later again, or never when that cannot help or comes too late. Whoever asked sees the reason. */
async function settle(
  mail: ClaimedMail,
  entityId: string | null,
  error: MailRefused,
  now: Date,
): Promise<DeliveryOutcome> {
  const wait = WAITS_MS[Math.min(mail.attempts, WAITS_MS.length) - 1] ?? 0
  const next = new Date(now.getTime() + wait)
  const isOver = error.isFinal || next.getTime() >= mail.valid_until
  const problem: MailProblem = error.problem
  log().warn({ mail: mail.id, kind: mail.kind, problem, isOver, err: describeCause(error) }, 'mail not taken')
  await asPlatform(async (tx) => {
    if (isOver) return finishMail(tx, mail.id, 'failed', problem)
    await postponeMail(tx, mail.id, next, problem)
    await enqueueJob(tx, 'deliver-mail', { mailId: mail.id }, { key: `mail ${mail.id}`, runAt: next })
  }, entityId)
  return isOver ? 'failed' : 'postponed'
}

/** The server's code without its words, which hold the address. */
function describeCause({ cause }: MailRefused): Record<string, unknown> {
  if (typeof cause !== 'object' || cause === null) return {}
  const { code, command, responseCode } = cause as Record<string, unknown>
  return { code, command, responseCode }
}
