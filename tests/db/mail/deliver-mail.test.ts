import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inviteMember } from '#app/accounts/invitations/invite-member.server.ts'
import { readSmtpUrl } from '#app/config/mail-settings.ts'
import { deliverMail, LEASE_MS } from '#app/mail/deliver-mail.server.ts'
import { hashOfMailToken, readMailToken } from '#app/mail/mail-token.server.ts'
import { MailRefused, type MailTransport } from '#app/mail/mail-transport.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { smtpTransport } from '#app/mail/smtp-transport.server.ts'
import { asAccount } from '#db/as-account.server.ts'
import { enqueueJob } from '#db/queries/enqueue-job.server.ts'
import { type LocalSmtp, refuseWith, startSmtp } from '#tests/support/mail/smtp-server.ts'
import { runQueuedJobs } from '#tests/support/run-queued-jobs.ts'
import { type SeededEntity, seedEntities, seedUser } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
let salud: SeededEntity
let raul: string
let ana: string
let smtp: LocalSmtp
let viaSmtp: MailTransport
/** What the server answers to the next addresses; 250 when the list is empty. */
let answers: number[] = []

beforeAll(async () => {
  database = await openTestDatabase()
  salud = (await seedEntities(database.god, ['salud']))[0]!
  raul = await seedUser(database.god, 'raul@prueba.invalid', [{ entityId: salud.id, role: 'entity_admin' }])
  ana = await seedUser(database.god, 'ana@prueba.invalid', [])
  smtp = await startSmtp({
    onRcptTo: (_to, _session, done) => {
      const code = answers.shift() ?? 250
      done(code >= 400 ? refuseWith(code, 'no') : undefined)
    },
  })
  const server = readSmtpUrl(`smtp://127.0.0.1:${smtp.port}`)!
  viaSmtp = smtpTransport({ server, sender: { name: 'Portal', address: 'no-responder@portal.example' } })
})
afterAll(async () => {
  await smtp.close()
  await database.close()
})
beforeEach(async () => {
  answers = []
  smtp.taken.length = 0
})
afterEach(async () => {
  await database.god`delete from mails`
  await database.god`delete from invitations`
})

const askReset = () => asAccount(null, (tx) => queueMail(tx, { kind: 'password-reset', userId: ana }))
const invite = () =>
  inviteMember({
    ...{ entityId: salud.id, email: 'nueva@prueba.example', name: 'Nueva <b>Persona</b>', invitedBy: raul },
    roles: ['reviewer', 'publisher'],
  })
const mailOf = async (id: string) =>
  (await database.god`select state, attempts, problem, lease_until, next_attempt_at from mails where id = ${id}`)[0]!
const tokens = () =>
  database.god<{ token_hash: string; expires_at: Date }[]>`select token_hash, expires_at from mail_tokens`
const later = (minutes: number) => () => new Date(Date.now() + minutes * 60_000)

test('an invitation arrives: portal, entity, who invites, validity and what to do if it was not expected, and a link that opens it', async () => {
  await invite()
  const [row] = await database.god`select id from mails`
  expect(await deliverMail(row?.id, { transport: viaSmtp })).toBe('sent')
  const { mail, to } = smtp.taken[0]!
  expect(to).toEqual(['nueva@prueba.example'])
  expect(mail.messageId).toBe(`<${row?.id}@localhost>`)
  const text = mail.text ?? ''
  for (const words of [
    'Contrataciones Abiertas de Almandina',
    'Entidad salud',
    'Persona raul@prueba.invalid',
    '72 horas',
    'Si no la esperaba',
    'revisor y unidad de transparencia',
  ])
    expect(text).toContain(words)
  const secret = readMailToken(/http:\/\/localhost:3000\/invitacion#(\S+)/.exec(text)?.[1])
  expect((await tokens()).map(({ token_hash }) => token_hash)).toEqual([hashOfMailToken(secret ?? '')])
  expect(mail.html).toContain('Nueva &lt;b&gt;Persona&lt;/b&gt;')
  expect(mail.html).not.toMatch(/<img|<script|style=|src=/)
  expect(await mailOf(row?.id)).toMatchObject({ state: 'sent', attempts: 1, problem: null })
  expect(JSON.stringify(await database.god`select * from mails`)).not.toContain(secret)
})

test('each act queues one job, in its own transaction', async () => {
  const jobs = () => database.god`select 1 from graphile_worker.jobs where task_identifier = 'deliver-mail'`
  const before = (await jobs()).length
  await invite()
  expect((await jobs()).length - before).toBe(1)
  const lost = asAccount(null, async (tx) => {
    await queueMail(tx, { kind: 'password-reset', userId: ana })
    throw new Error('the act failed')
  })
  await expect(lost).rejects.toThrow('the act failed')
  expect((await jobs()).length - before).toBe(1)
})

describe('a mail that is not taken', () => {
  test('is tried again after growing waits, with a new secret and the same Message-ID, and arrives once', async () => {
    const id = await askReset()
    answers = [450, 451]
    const before = Date.now()
    expect(await deliverMail(id, { transport: viaSmtp })).toBe('postponed')
    const first = await mailOf(id)
    expect(first).toMatchObject({ state: 'queued', attempts: 1, problem: 'server-busy' })
    expect(first.next_attempt_at.getTime() - before).toBeGreaterThan(55_000)
    expect(await deliverMail(id, { transport: viaSmtp, now: later(1) })).toBe('postponed')
    expect(await deliverMail(id, { transport: viaSmtp, now: later(3) })).toBe('sent')
    expect(await deliverMail(id, { transport: viaSmtp, now: later(4) })).toBe('nothing')
    expect(smtp.taken.map(({ mail }) => mail.messageId)).toEqual([`<${id}@localhost>`])
    const waiting = await database.god`select run_at from graphile_worker.jobs where key = ${`mail ${id}`}`
    expect(waiting).toHaveLength(1)
  })

  test('for good, when the address is refused: said at the invitation, and no further try', async () => {
    await invite()
    const [row] = await database.god`select id from mails`
    answers = [550]
    expect(await deliverMail(row?.id, { transport: viaSmtp })).toBe('failed')
    expect(await mailOf(row?.id)).toMatchObject({ state: 'failed', problem: 'address-refused' })
    expect(await deliverMail(row?.id, { transport: viaSmtp })).toBe('nothing')
    expect(smtp.taken).toEqual([])
  })

  test('is given up when the next try would come too late', async () => {
    const id = await askReset()
    await database.god`update mails set attempts = 4, valid_until = now() + interval '10 minutes' where id = ${id}`
    answers = [450]
    expect(await deliverMail(id, { transport: viaSmtp })).toBe('failed')
    expect(await mailOf(id)).toMatchObject({ state: 'failed', problem: 'server-busy' })
  })

  test('keeps neither the address nor the server’s words in the row', async () => {
    const id = await askReset()
    const refuse: MailTransport = async () => {
      throw new MailRefused('message-refused', true, { cause: new Error('554 ana@prueba.invalid is a spammer') })
    }
    await deliverMail(id, { transport: refuse })
    expect(JSON.stringify(await database.god`select * from mails`)).not.toMatch(/ana@|spammer/)
  })
})

test('that a way into an account was sent is in the log of the state, by ids', async () => {
  const id = await askReset()
  const sent = () => database.god`select actor_id, door, subject from audit_events where action = 'send-password-reset'`
  const before = (await sent()).length
  await deliverMail(id, { transport: viaSmtp })
  const rows = await sent()
  expect(rows.length).toBe(before + 1)
  expect(rows.at(-1)).toEqual({ actor_id: null, door: 'job', subject: ana })
})

test('jobs that the runbook removes after a base backup: nothing that waited is sent any more', async () => {
  const runbook = readFileSync('docs/operations.md', 'utf8').replace(/\s+/g, ' ')
  const statement = /`(delete from graphile_worker\._private_jobs j [^`]+)`/.exec(runbook)?.[1] ?? ''
  expect(statement).toContain('deliver-mail')
  await askReset()
  await asAccount(null, (tx) => enqueueJob(tx, 'sweep-uploads', {}))
  const owner = postgres(database.ownerUrl, { max: 1 })
  await owner.unsafe(statement)
  await owner.end()
  const left = await database.god`select task_identifier as name from graphile_worker.jobs`
  expect([...new Set(left.map(({ name }) => name))]).toEqual(['sweep-uploads'])
  await runQueuedJobs()
  expect(smtp.taken).toEqual([])
  expect((await database.god`select distinct state from mails`).map(({ state }) => state)).toEqual(['queued'])
})

describe('never sent', () => {
  const unsent = async (id: string, now?: () => Date) => {
    const outcome = await deliverMail(id, { transport: viaSmtp, ...(now ? { now } : {}) })
    return [outcome, smtp.taken.length, (await tokens()).length]
  }

  test('past its time', async () => {
    expect(await unsent(await askReset(), later(31))).toEqual(['expired', 0, 0])
  })

  test('an invitation that was withdrawn, replaced or is over', async () => {
    for (const state of ['withdrawn', 'replaced', 'accepted']) {
      const { invitationId } = await invite()
      await database.god`update invitations set state = ${state} where id = ${invitationId}`
      const [row] = await database.god`select id from mails where invitation_id = ${invitationId}`
      expect(await unsent(row?.id)).toEqual(['expired', 0, 0])
    }
  })

  test('to nobody, and to a disabled account', async () => {
    const nobody = await asAccount(null, (tx) => queueMail(tx, { kind: 'password-reset', userId: null }))
    expect(await unsent(nobody)).toEqual(['expired', 0, 0])
    await database.god`update users set disabled_at = now() where id = ${ana}`
    expect(await unsent(await askReset())).toEqual(['expired', 0, 0])
    await database.god`update users set disabled_at = null where id = ${ana}`
  })

  test('after a restore, which sets what waited to dead (db/backup/backup-format.server.ts)', async () => {
    const id = await askReset()
    await database.god`update mails set state = 'dead', problem = 'restored' where id = ${id}`
    expect(await unsent(id)).toEqual(['nothing', 0, 0])
    expect((await mailOf(id)).state).toBe('dead')
  })
})

describe('a crash', () => {
  test('while sending: nobody sends it before the lease ends, then it goes again under the same Message-ID', async () => {
    const id = await askReset()
    const died: MailTransport = async () => {
      throw new Error('kill -9')
    }
    const before = Date.now()
    await expect(deliverMail(id, { transport: died })).rejects.toThrow('kill -9')
    expect(await deliverMail(id, { transport: viaSmtp })).toBe('busy')
    expect(smtp.taken).toEqual([])
    const waiting = await database.god`select run_at from graphile_worker.jobs where key = ${`mail ${id}`}`
    expect(waiting[0]?.run_at.getTime()).toBeGreaterThan(before + LEASE_MS - 5000)
    expect(await deliverMail(id, { transport: viaSmtp, now: later(3) })).toBe('sent')
    expect(smtp.taken.map(({ mail }) => mail.messageId)).toEqual([`<${id}@localhost>`])
  })

  test('ten deliverers at once send a mail once', async () => {
    const id = await askReset()
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => deliverMail(id, { transport: viaSmtp })))
    expect(outcomes.filter((outcome) => outcome === 'sent')).toHaveLength(1)
    expect(smtp.taken).toHaveLength(1)
  })
})

test('mails that ended a month ago are forgotten, with their secrets', async () => {
  const old = await askReset()
  await deliverMail(old, { transport: viaSmtp })
  await database.god`update mails set created_at = now() - interval '31 days'`
  await deliverMail(await askReset(), { transport: viaSmtp })
  expect(await database.god`select 1 from mails`).toHaveLength(1)
  expect(await tokens()).toHaveLength(1)
})
