import type { Sql } from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { appendAudit, appendStateAudit } from '#app/audit/append-audit.server.ts'
import { auditHash } from '#app/audit/audit-hash.ts'
import { sealHeads } from '#app/audit/seal-heads.server.ts'
import { verifyChains } from '#app/audit/verify-chain.server.ts'
import { loader as headsLoader } from '#app/routes/api.v1.audit-heads.ts'
import { asAccount } from '#db/as-account.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { get } from '#tests/support/feed-pages.ts'
import { type SeededEntity, seedEntities } from '#tests/support/seed-entities.ts'
import { auditChain } from '#tests/support/servers/audit-chain.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

process.env.HMAC_SECRET = 'secreto-de-prueba-que-es-bastante-largo-para-pasar'
const DAY_ONE = new Date('2026-11-18T08:00:00Z')
const DAY_TWO = new Date('2026-11-19T08:00:00Z')
let database: TestDatabase
let entity: SeededEntity

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const add = (count: number) =>
  asWorker(entity.id, (tx) =>
    appendAudit(
      tx,
      entity.id,
      Array.from({ length: count }, (_, at) => {
        return {
          actorId: null,
          door: 'test',
          action: 'try',
          subject: `cosa ${at} ñandú`,
          detail: { n: at, list: [1.5, 'á'] },
        }
      }),
    ),
  )

/** Ten entries, the head published, five more, published again, three more. */
beforeEach(async () => {
  const slug = `ente-${Math.random().toString(36).slice(2, 10)}`
  entity = (await seedEntities(database.god, [slug]))[0]!
  await add(10)
  await sealHeads(DAY_ONE)
  await add(5)
  await sealHeads(DAY_TWO)
  await add(3)
})

const verdict = async () => (await verifyChains(entity.slug))[0]!

/** As a superuser would: triggers off for the session, then anything. */
async function tamper(work: (sql: Sql) => Promise<unknown>): Promise<void> {
  const [{ id }] = (await database.god`select ${entity.id}::uuid as id`) as unknown as [{ id: string }]
  expect(id).toBe(entity.id)
  await database.god.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    await work(sql as unknown as Sql)
  })
}

/** Rewrites the chain from a position on so that it holds in itself, head included. */
async function rebuild(from: number): Promise<void> {
  const chain = await auditChain(database.god, entity.id)
  let previous = chain[from - 2]?.hash ?? '0'.repeat(64)
  await tamper(async (sql) => {
    for (const entry of chain.slice(from - 1)) {
      const fresh = { ...entry, subject: `${entry.subject} (otro)`, previousHash: previous }
      const hash = auditHash(entity.id, fresh)
      await sql`update audit_events set subject = ${fresh.subject}, previous_hash = ${previous}, hash = ${hash}
        where entity_id = ${entity.id} and position = ${entry.position}`
      previous = hash
    }
    await sql`update audit_heads set hash = ${previous} where entity_id = ${entity.id}`
  })
}

describe('the verifier names the first bad entry after a superuser', () => {
  const whole = async () =>
    expect(await verdict()).toMatchObject({ valid: true, entries: 18, sealedHeads: 2, firstBad: null })

  test('did nothing', whole)

  test.each([
    [
      'edited an entry',
      7,
      (sql: Sql) => sql`update audit_events set detail = '{"n": 99}' where entity_id = ${entity.id} and position = 7`,
    ],
    [
      'changed who did it',
      4,
      (sql: Sql) =>
        sql`update audit_events set actor_id = gen_random_uuid() where entity_id = ${entity.id} and position = 4`,
    ],
    [
      'moved it by a second',
      2,
      (sql: Sql) =>
        sql`update audit_events set at = at + interval '1 second' where entity_id = ${entity.id} and position = 2`,
    ],
    [
      'deleted an entry',
      9,
      (sql: Sql) => sql`delete from audit_events where entity_id = ${entity.id} and position = 9`,
    ],
    [
      'deleted the first',
      1,
      (sql: Sql) => sql`delete from audit_events where entity_id = ${entity.id} and position = 1`,
    ],
    ['cut the tail', 17, (sql: Sql) => sql`delete from audit_events where entity_id = ${entity.id} and position > 16`],
    ['emptied the chain', 1, (sql: Sql) => sql`delete from audit_events where entity_id = ${entity.id}`],
  ] as const)('%s', async (_what, firstBad, act) => {
    await tamper(act)
    expect(await verdict()).toMatchObject({ valid: false, firstBad })
  })

  test('inserted one', async () => {
    await tamper(async (sql) => {
      await sql`update audit_events set position = position + 1000 where entity_id = ${entity.id} and position > 5`
      await sql`insert into audit_events select entity_id, 6, at, actor_id, door, 'invented', subject, detail, previous_hash, hash
        from audit_events where entity_id = ${entity.id} and position = 5`
      await sql`update audit_events set position = position - 999 where entity_id = ${entity.id} and position > 1000`
    })
    expect(await verdict()).toMatchObject({ valid: false, firstBad: 6 })
  })

  test('put two in the other order', async () => {
    await tamper(async (sql) => {
      for (const [was, now] of [
        [11, 1011],
        [12, 11],
        [1011, 12],
      ] as const)
        await sql`update audit_events set position = ${now} where entity_id = ${entity.id} and position = ${was}`
    })
    expect(await verdict()).toMatchObject({ valid: false, firstBad: 11 })
  })

  test('cut the tail and the head with it: the published head is missed', async () => {
    await tamper(async (sql) => {
      await sql`delete from audit_events where entity_id = ${entity.id} and position > 12`
      await sql`update audit_heads set position = 12, hash = (select hash from audit_events where entity_id = ${entity.id} and position = 12)
        where entity_id = ${entity.id}`
    })
    const { valid, firstBad, problem } = await verdict()
    expect([valid, firstBad, problem]).toEqual([false, 11, expect.stringContaining('2026-11-19')])
  })

  test('rebuilt the whole chain: it holds in itself and fails against the published head', async () => {
    await rebuild(1)
    const { valid, firstBad, problem } = await verdict()
    expect([valid, firstBad, problem]).toEqual([false, 1, expect.stringContaining('2026-11-18')])
  })

  test('rebuilt it from the twelfth: between the two published heads', async () => {
    await rebuild(12)
    expect(await verdict()).toMatchObject({ valid: false, firstBad: 11 })
  })

  test('rebuilt it and the published heads too: the seal is not ours, and a copy kept outside is missed', async () => {
    const kept = JSON.parse(await (await get(headsLoader, '/api/v1/audit-heads')).text()) as {
      heads: { slug: string; day: string; head: string }[]
    }
    await rebuild(1)
    const chain = await auditChain(database.god, entity.id)
    await tamper(async (sql) => {
      await sql`update published_audit_heads set head = ${chain[9]!.hash} where entity_id = ${entity.id} and day = '2026-11-18'`
      await sql`update published_audit_heads set head = ${chain[14]!.hash} where entity_id = ${entity.id} and day = '2026-11-19'`
    })
    expect((await verdict()).problem).toContain('sello')
    await tamper((sql) => sql`delete from published_audit_heads where entity_id = ${entity.id}`)
    expect((await verdict()).valid).toBe(true)
    expect((await verifyChains(entity.slug, kept.heads))[0]).toMatchObject({ valid: false, firstBad: 1 })
  })
})

test('published heads: one a day for chains that moved, no position, and nobody can change them', async () => {
  expect(await sealHeads(DAY_TWO)).toBe(0)
  const answer = await get(headsLoader, '/api/v1/audit-heads?day=2026-11-18')
  const told = JSON.parse(await answer.text()) as { heads: object[]; days: string[] }
  expect(told.days).toEqual(['2026-11-19', '2026-11-18'])
  expect(told.heads.map((head) => Object.keys(head))).toContainEqual(['slug', 'day', 'head', 'seal'])
  expect((await get(headsLoader, '/api/v1/audit-heads?day=ayer')).status).toBe(400)
  await expect(database.god`update published_audit_heads set head = head`).rejects.toThrow('append only')
})

test('erasing a person leaves the chain whole: entries hold an id and nothing of the person', async () => {
  const [user] = await database.god<{ id: string }[]>`
    insert into users (email, name) values ('borrable@prueba.invalid', 'María Borrable') returning id`
  await asAccount(user!.id, async (tx) => {
    const entry = { actorId: user!.id, door: 'test', action: 'try', subject: user!.id, detail: {} }
    await appendAudit(tx, entity.id, [entry])
    await appendStateAudit(tx, [entry])
  })
  await database.god`delete from users where id = ${user!.id}`
  expect(
    (await verifyChains(null)).filter(({ valid, slug }) => !valid && [entity.slug, '_estado'].includes(slug)),
  ).toEqual([])
  const texts = JSON.stringify(await database.god`select * from audit_events`)
  expect(texts).not.toMatch(/Borrable|borrable@/)
})
