import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AuditEntry, appendAudit, appendStateAudit } from '#app/audit/append-audit.server.ts'
import { firstBrokenEntry } from '#app/audit/audit-hash.ts'
import { asAccount } from '#db/as-account.server.ts'
import { asAuditor } from '#db/as-auditor.server.ts'
import { asCoordinator } from '#db/as-coordinator.server.ts'
import { asMember } from '#db/as-member.server.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { type SeededEntity, seedEntities, seedUser } from '#tests/support/seed-entities.ts'
import { auditChain } from '#tests/support/servers/audit-chain.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
let salud: SeededEntity
let obras: SeededEntity
let ana: string
let state: string

beforeAll(async () => {
  database = await openTestDatabase({ max: 20 })
  const seeded = await seedEntities(database.god, ['salud', 'obras'])
  salud = seeded[0]!
  obras = seeded[1]!
  ana = await seedUser(database.god, 'ana@prueba.invalid', [{ entityId: salud.id, role: 'capturer' }])
  state = (await database.god<{ id: string }[]>`select id from entities where reserved`)[0]!.id
})
afterAll(() => database.close())

const entry = (subject: string, detail: AuditEntry['detail'] = {}): AuditEntry[] => [
  { actorId: ana, door: 'test', action: 'try', subject, detail },
]
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => (error.cause ?? error).code as string,
  )
const subjects = async (entityId: string) => (await auditChain(database.god, entityId)).map(({ subject }) => subject)

describe('every writing door appends', () => {
  test('to the chain of an entity and to the state’s, in the transaction of the act', async () => {
    const both = (subject: string) => async (tx: Parameters<typeof appendAudit>[0]) => {
      await appendAudit(tx, salud.id, entry(subject))
      await appendStateAudit(tx, entry(subject))
    }
    await asAccount(ana, both('account'))
    await asAccount(null, both('nobody'))
    await asMember({ userId: ana, entityId: salud.id }, both('member'))
    await asWorker(salud.id, both('worker'))
    await asPlatform(both('platform'))
    await asPlatform(both('platform at an entity'), salud.id)
    await asCoordinator(ana, both('coordinator'))
    await asAuditor(ana, both('auditor'))
    const doors = [
      'account',
      'nobody',
      'member',
      'worker',
      'platform',
      'platform at an entity',
      'coordinator',
      'auditor',
    ]
    expect(await subjects(salud.id)).toEqual(doors)
    expect(await subjects(state)).toEqual(doors)
    for (const chain of [salud.id, state])
      expect(firstBrokenEntry(chain, await auditChain(database.god, chain))).toBe(null)
  })

  test('an act that is undone leaves no entry', async () => {
    const before = await subjects(state)
    const undone = asAccount(ana, async (tx) => {
      await appendStateAudit(tx, entry('undone'))
      throw new Error('changed my mind')
    })
    await expect(undone).rejects.toThrow('changed my mind')
    expect(await subjects(state)).toEqual(before)
  })

  test('a member does not reach the chain of another entity, and still sees its own rows only', async () => {
    const member = { userId: ana, entityId: salud.id }
    expect(await code(asMember(member, (tx) => appendAudit(tx, obras.id, entry('foreign'))))).toBe('42501')
    const seen = await asMember(member, async (tx) => {
      await appendStateAudit(tx, entry('then look'))
      return tx.db.execute<{ entity_id: string }>('select distinct entity_id from audit_events')
    })
    expect(seen.map((row) => row.entity_id)).toEqual([salud.id])
  })

  test('line ends, terminal codes and bidi marks of any field stay text: one entry is one line that reads as it is', async () => {
    const evil = 'uno\r\ndos \u001b[31mrojo\u009b2J \u202eotla\u2066 \u2028fin\ufeff'
    await asWorker(obras.id, (tx) =>
      appendAudit(tx, obras.id, [
        { actorId: null, door: evil, action: evil, subject: evil, detail: { [evil]: [evil, { deep: evil }], n: 1.5 } },
      ]),
    )
    const chain = await auditChain(database.god, obras.id)
    const texts: string[] = []
    JSON.stringify(chain, (name, value) => {
      texts.push(name, typeof value === 'string' ? value : '')
      return value
    })
    expect(texts.filter((text) => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text))).toEqual([])
    expect(chain.at(-1)?.subject).toContain('uno\\u000d\\u000ados')
    expect(firstBrokenEntry(obras.id, chain)).toBe(null)
  })
})

describe('nobody can do otherwise', () => {
  test('no door writes entries or heads by itself, the head cannot be set back', async () => {
    const acts = [
      `update audit_heads set position = 0, hash = repeat('0', 64)`,
      'delete from audit_heads',
      `insert into audit_heads (entity_id, position, hash) values ('${salud.id}', 5, 'x')`,
      `insert into audit_events (entity_id, position, at, door, action, subject, detail, previous_hash, hash)
        values ('${salud.id}', 100, now(), 'x', 'x', 'x', '{}', 'x', 'x')`,
      `update audit_events set action = 'x'`,
      'delete from audit_events',
      'truncate audit_events',
    ]
    const member = { userId: ana, entityId: salud.id }
    for (const act of acts) {
      const answers = [
        await code(asMember(member, (tx) => tx.db.execute(act))),
        await code(asWorker(salud.id, (tx) => tx.db.execute(act))),
        await code(asPlatform((tx) => tx.db.execute(act), salud.id)),
        await code(asAccount(ana, (tx) => tx.db.execute(act))),
        await code(asCoordinator(ana, (tx) => tx.db.execute(act))),
        await code(asAuditor(ana, (tx) => tx.db.execute(act))),
        await code(database.god.unsafe(act)),
      ]
      expect(`${act}: ${[...new Set(answers)]}`).toBe(`${act}: 42501`)
    }
  })

  test('positions of feeds cannot be set back by the role that publishes', async () => {
    const feed = `insert into published_entity_positions (entity_id, feed, position) values ('${salud.id}', 'main', 3)`
    await asWorker(salud.id, (tx) => tx.db.execute(feed))
    for (const act of [
      'update published_entity_positions set position = 2',
      'update published_state_positions set position = position - 1',
    ])
      expect(await code(asWorker(salud.id, (tx) => tx.db.execute(act)))).toBe('42501')
  })
})

test('64 writers at once: no fork, no gap', async () => {
  const before = (await subjects(obras.id)).length
  const alone = performance.now()
  for (let turn = 0; turn < 200; turn++) await asWorker(obras.id, (tx) => appendAudit(tx, obras.id, entry(`${turn}`)))
  const withEntry = (performance.now() - alone) / 200
  const bare = performance.now()
  for (let turn = 0; turn < 200; turn++) await asWorker(obras.id, (tx) => tx.db.execute('select 1'))
  const without = (performance.now() - bare) / 200
  const started = performance.now()
  await Promise.all(
    Array.from({ length: 64 }, async (_, writer) => {
      for (let turn = 0; turn < 10; turn++)
        await asWorker(obras.id, (tx) => appendAudit(tx, obras.id, entry(`${writer}-${turn}`)))
    }),
  )
  const each = (performance.now() - started) / 640
  const chain = await auditChain(database.god, obras.id)
  expect(chain).toHaveLength(before + 200 + 640)
  expect(firstBrokenEntry(obras.id, chain)).toBe(null)
  const batch = performance.now()
  await asWorker(obras.id, (tx) =>
    appendAudit(
      tx,
      obras.id,
      Array.from({ length: 1000 }, (_, n) => entry(`b${n}`)[0]!),
    ),
  )
  const many = (performance.now() - batch) / 1000
  process.stdout.write(
    `audit entry: ${(withEntry - without).toFixed(2)} ms more than an empty transaction alone, ${each.toFixed(2)} ms a transaction by 64 writers on one chain, ${many.toFixed(3)} ms in a batch of 1,000\n`,
  )
  // In the same minute on the same machine: many at once cost less each than one on its own.
  expect(many).toBeLessThan(withEntry)
})
