import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asAccount } from '#db/as-account.server.ts'
import { asAuditor } from '#db/as-auditor.server.ts'
import { asCoordinator } from '#db/as-coordinator.server.ts'
import { asMember } from '#db/as-member.server.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { NotAMember } from '#db/membership.server.ts'
import { openPool, pool } from '#db/pool.server.ts'
import { type SeededEntity, seedEntities, seedUser } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'
import { type Door, TABLES } from './isolation/table-list.ts'

let database: TestDatabase
let salud: SeededEntity
let obras: SeededEntity
let ana: string

beforeAll(async () => {
  database = await openTestDatabase()
  const seeded = await seedEntities(database.god, ['salud', 'obras'])
  salud = seeded[0]!
  obras = seeded[1]!
  ana = await seedUser(database.god, 'ana@prueba.invalid', [{ entityId: salud.id, role: 'capturer' }])
  const beto = await seedUser(database.god, 'beto@prueba.invalid', [{ entityId: obras.id, role: 'publisher' }])
  for (const [entity, user] of [
    [salud, ana],
    [obras, beto],
  ] as const) {
    await database.god`insert into drafts (entity_id, ocid, document, created_by, updated_by)
      values (${entity.id}, ${`ocds-demo00-${entity.key}-1`}, '{"tender":{"title":"secreto"}}', ${user}, ${user})`
  }
})
afterAll(() => database.close())

const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => innermost(error).code as string,
  )

/** What the server said, below what the driver, the query builder and the door say of it. */
function innermost(error: Error & { code?: unknown }): Error & { code?: unknown } {
  return error.cause instanceof Error ? innermost(error.cause) : error
}

describe('without a door', () => {
  test('the login of the application is denied every table', async () => {
    const tables = await database.god<
      { name: string }[]
    >`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`
    expect(tables.length).toBeGreaterThan(20)
    for (const { name } of tables) {
      for (const act of [`select * from ${name}`, `delete from ${name}`, `insert into ${name} default values`]) {
        expect(`${act}: ${await code(pool().sql.unsafe(act))}`).toBe(`${act}: 42501`)
      }
    }
  })

  test('a superuser is refused as the login', async () => {
    const url = new URL(database.appUrl)
    const mighty = new URL(database.ownerUrl)
    const before = pool()
    const inject = (await import('vitest')).inject
    Object.assign(mighty, {
      username: new URL(inject('superuserUrl')).username,
      password: new URL(inject('superuserUrl')).password,
      pathname: url.pathname,
    })
    const opened = openPool(mighty.href, 1)
    await expect(asVisitor((tx) => tx.db.execute('select 1'))).rejects.toThrow('superuser')
    await opened.sql.end()
    await before.sql.end()
    openPool(database.appUrl, 6)
  })
})

describe('as a visitor', () => {
  test('only published tables can be read and nothing written', async () => {
    const tables = await database.god<{ name: string; kind: string }[]>`
      select relname as name, split_part(obj_description(oid), ':', 1) as kind from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`
    for (const { name, kind } of tables) {
      const read = await code(asVisitor((tx) => tx.db.execute(`select * from ${name} limit 1`)))
      expect(`${name} ${read}`).toBe(`${name} ${kind === 'published' ? 'done' : '42501'}`)
      const write = await code(asVisitor((tx) => tx.db.execute(`delete from ${name}`)))
      expect(`${name} ${write}`).toMatch(/ (42501|25006)$/)
    }
  })
})

describe('as a member', () => {
  test('a forgotten condition still shows only the rows of the own entity', async () => {
    const rows = await asMember({ userId: ana, entityId: salud.id }, async (tx) =>
      tx.db.execute<{ entity_id: string }>('select entity_id from drafts'),
    )
    expect(rows.map((row) => row.entity_id)).toEqual([salud.id])
  })

  test('another entity is not entered', async () => {
    await expect(asMember({ userId: ana, entityId: obras.id }, async () => 'in')).rejects.toBeInstanceOf(NotAMember)
  })

  test('insert, update, foreign key and unique value across entities are refused without a hint', async () => {
    const own = { userId: ana, entityId: salud.id }
    const foreign = `ocds-demo00-${obras.key}-1`
    const insert = (entity: string, ocid: string) =>
      `insert into drafts (entity_id, ocid, document, created_by, updated_by) values ('${entity}', '${ocid}', '{}', '${ana}', '${ana}')`
    expect(await code(asMember(own, (tx) => tx.db.execute(insert(obras.id, 'ocds-demo00-x'))))).toBe('42501')
    // The other entity's ocid is free here: a unique key of this table reveals nothing about another entity.
    expect(await code(asMember(own, (tx) => tx.db.execute(insert(salud.id, foreign))))).toBe('done')
    const touched = await asMember(own, (tx) =>
      tx.db.execute<{ id: string }>(`update drafts set title = 'x' where entity_id = '${obras.id}' returning id`),
    )
    expect(touched).toHaveLength(0)
    const [theirs] = await database.god<{ id: string }[]>`select id from drafts where entity_id = ${obras.id}`
    const attach = `insert into draft_events (entity_id, draft_id, kind, revision, actor_id) values ('${salud.id}', '${theirs?.id}', 'comment', 1, '${ana}')`
    expect(await code(asMember(own, (tx) => tx.db.execute(attach)))).toBe('23503')
  })
})

describe('as a worker', () => {
  test('published rows of another entity cannot be written', async () => {
    const insert = `insert into published_entity_positions (entity_id, feed) values ('${obras.id}', 'main')`
    expect(await code(asWorker(salud.id, (tx) => tx.db.execute(insert)))).toBe('42501')
    expect(await code(asWorker(obras.id, (tx) => tx.db.execute(insert)))).toBe('done')
  })

  test('an ocid is not claimed for another entity', async () => {
    const insert = `insert into published_ocids (ocid, entity_id) values ('ocds-demo00-ajeno-1', '${obras.id}')`
    expect(await code(asWorker(salud.id, (tx) => tx.db.execute(insert)))).toBe('42501')
    expect(await code(asWorker(obras.id, (tx) => tx.db.execute(insert)))).toBe('done')
  })

  test('the actor must have the role in that entity', async () => {
    await expect(
      asWorker(salud.id, async () => 'in', { actor: { userId: ana, needs: 'publisher' } }),
    ).rejects.toBeInstanceOf(NotAMember)
    expect(await asWorker(salud.id, async () => 'in', { actor: { userId: ana, needs: 'capturer' } })).toBe('in')
  })

  test('chain, bodies and audit are append only, for the owner too', async () => {
    for (const name of [
      'published_releases',
      'published_release_bodies',
      'published_historical_releases',
      'audit_events',
      'published_ocids',
      'release_originals',
    ]) {
      for (const act of [`update ${name} set entity_id = entity_id`, `delete from ${name}`, `truncate ${name}`]) {
        expect(`${act} ${await code(asWorker(salud.id, (tx) => tx.db.execute(act)))}`).toBe(`${act} 42501`)
      }
    }
    for (const name of ['published_releases', 'audit_events']) {
      expect(await code(database.god.unsafe(`update ${name} set position = position`))).toBe('42501')
    }
  })
})

describe('as the platform', () => {
  test('no draft can be read', async () => {
    expect(await code(asPlatform((tx) => tx.db.execute('select * from drafts'), salud.id))).toBe('42501')
    expect(await code(asPlatform((tx) => tx.db.execute('select password_hash from users')))).toBe('42501')
  })
})

/** Of which tables a door may read anything, be it one column, of all there are. */
async function readable(open: (select: string) => Promise<unknown>): Promise<string[]> {
  const tables = await database.god<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`
  const names: string[] = []
  for (const { name } of tables) {
    const answer = await code(open(`select from ${name} limit 1`))
    if (answer === 'done') names.push(name)
    else expect(`${name} ${answer}`).toBe(`${name} 42501`)
  }
  return names
}

/** The tables that the list says a door reads (tests/db/isolation/table-list.ts), in order. */
const readBy = (door: Door): string[] =>
  Object.entries(TABLES)
    .filter(([, { doors }]) => doors[door]?.includes('r'))
    .map(([name]) => name)
    .sort()

test.each([
  ['the coordinating body', asCoordinator, 'coordinator'],
  ['the state auditor', asAuditor, 'auditor'],
] as const)(
  'as %s: what the list of tables says and no more, no draft, the roster unwritten',
  async (_who, door, key) => {
    const names = await readable((select) => door(ana, (tx) => tx.db.execute(select)))
    expect(names).toEqual(readBy(key))
    expect(names).toEqual(expect.arrayContaining(['entities', 'published_processes']))
    for (const name of ['drafts', 'release_originals', 'sessions', 'memberships']) expect(names).not.toContain(name)
    expect(await code(door(ana, (tx) => tx.db.execute("update entities set name = 'otro'")))).toBe('42501')
  },
)

test('as an account: nothing of any entity but the own memberships', async () => {
  const names = await readable((select) => asAccount(ana, (tx) => tx.db.execute(select)))
  expect(names).toEqual(readBy('account'))
  expect(names).toEqual(expect.arrayContaining(['memberships', 'sessions', 'users']))
  expect(names.filter((name) => name.startsWith('published_') || name === 'drafts')).toEqual([])
  const own = await asAccount(ana, (tx) => tx.db.execute<{ user_id: string }>('select user_id from memberships'))
  expect(own.map((row) => row.user_id)).toEqual([ana])
  const nobody = await asAccount(null, (tx) => tx.db.execute('select user_id from memberships'))
  expect(nobody).toHaveLength(0)
})

test('one connection shared by two entities and a visitor leaks no row over 10,000 interleaved requests', async () => {
  const before = pool()
  await before.sql.end()
  openPool(database.appUrl, 1)
  const beto = (await database.god<{ id: string }[]>`select id from users where email = 'beto@prueba.invalid'`)[0]!.id
  let foreign = 0
  let own = 0
  const asOwner = async (who: { userId: string; entityId: string }) => {
    const rows = await asMember(who, (tx) => tx.db.execute<{ entity_id: string }>('select entity_id from drafts'))
    own += rows.length
    foreign += rows.filter((row) => row.entity_id !== who.entityId).length
  }
  const asPublic = async () => {
    const rows = await asVisitor((tx) =>
      tx.db.execute<{ leak: string }>(
        "select coalesce(current_setting('app.entity_id', true), '') || coalesce(current_setting('app.user_id', true), '') as leak",
      ),
    )
    foreign += rows.filter((row) => row.leak !== '').length
  }
  const kinds = [
    () => asOwner({ userId: ana, entityId: salud.id }),
    () => asOwner({ userId: beto, entityId: obras.id }),
    asPublic,
  ]
  // A few at a time: on a busy machine the last of many would wait longer than a door has patience for.
  for (let start = 0; start < 10_000; start += 20) {
    await Promise.all(Array.from({ length: 20 }, (_, at) => kinds[(start + at) % 3]!()))
  }
  expect(own).toBeGreaterThan(6000)
  expect(foreign).toBe(0)
}, 120_000)
