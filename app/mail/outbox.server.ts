import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readEnv } from '#app/config/env.server.ts'
import type { MailTransport, Message } from './mail-transport.ts'

/** Newest mails that the folder keeps. */
const KEPT = 200
const NAME = /^\d{13}-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.json$/

/** A mail as the outbox keeps it. */
export interface OutboxMail extends Omit<Message, 'date'> {
  id: string
  /** ISO 8601, UTC. */
  date: string
}

/**
 * Folder of mails that nobody sends, for a demo or a desk without SMTP_URL; null where mails are sent, and in production always.
 * Links in these mails open accounts: the folder is for the eyes of who runs the demo.
 */
export function outboxFolder(): string | null {
  const { PORTAL_MODE, SMTP_URL, DATA_DIR } = readEnv()
  return PORTAL_MODE === 'production' || SMTP_URL ? null : join(DATA_DIR, 'bandeja-de-salida')
}

/** Puts mails into the folder instead of sending them; the same mail again takes the place of the former. */
export function outboxTransport(folder: string): MailTransport {
  return async (message) => {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const id = idOf(message)
    for (const name of filesOf(folder)) if (NAME.exec(name)?.[1] === id) rmSync(join(folder, name), { force: true })
    const kept: OutboxMail = { ...message, id, date: message.date.toISOString() }
    const file = join(folder, `${message.date.getTime()}-${id}.json`)
    writeFileSync(`${file}.part`, JSON.stringify(kept), { mode: 0o600 })
    renameSync(`${file}.part`, file)
    for (const name of filesOf(folder).slice(KEPT)) rmSync(join(folder, name), { force: true })
  }
}

const idOf = ({ messageId }: Message): string => /^<([0-9a-f-]{36})@/.exec(messageId)?.[1] ?? ''

/** Names of the mails in the folder, newest first. */
function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => NAME.test(name))
    .sort()
    .reverse()
}

/** The mails of the folder, newest first; empty when there is none yet. */
export function listOutbox(folder: string): OutboxMail[] {
  return filesOf(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as OutboxMail)
}

/** What the screen of the outbox shows, newest first; null outside of demo and development, and where mails are sent. */
export function shownOutbox(): OutboxMail[] | null {
  const folder = ['demo', 'development'].includes(readEnv().PORTAL_MODE) ? outboxFolder() : null
  return folder === null ? null : listOutbox(folder)
}

/** Removes mails of the folder that were written before a moment; returns how many. Also what a former demonstration left. */
export function sweepOutbox(before: Date): number {
  const folder = join(readEnv().DATA_DIR, 'bandeja-de-salida')
  const old = filesOf(folder).filter((name) => Number(name.slice(0, 13)) < before.getTime())
  for (const name of old) rmSync(join(folder, name), { force: true })
  return old.length
}
