import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, dataPath } from './asking.ts'
import { ROUTES } from './route-list.ts'
import { CANARIES, fill, openTwoEntities, type TwoEntities } from './two-entities.ts'

let world: TwoEntities
beforeAll(async () => {
  world = await openTwoEntities()
}, 180_000)
afterAll(() => world.close())

const visitor = () => world.people.visitor!
const words = Object.values(CANARIES).flat()
const publicRoutes = Object.entries(ROUTES).filter(([, { access }]) => access === 'public')

describe('the words of drafts and of their comments', () => {
  test('are where they belong, or this suite would prove nothing', async () => {
    const [draft] = await Promise.all([
      ask(world, world.people['salud-capturer']!, fill('/espacio/salud/procesos/{draft}/revision', world.own)),
    ])
    for (const word of CANARIES.salud) expect(draft.body).toContain(word)
  })

  test.each(publicRoutes)('are in nothing public: %s', async (_, { path, kind }) => {
    for (const values of [world.own, world.foreign]) {
      const address = fill(path, values)
      for (const one of kind === 'data' ? [address] : [address, dataPath(address)]) {
        const { body } = await ask(world, visitor(), one)
        for (const word of words) expect(body.includes(word), `${word} in ${one}`).toBe(false)
        expect(body.includes(values.draftOcid!), `the draft’s ocid in ${one}`).toBe(false)
        expect(body.includes(values.draft!), `the draft’s id in ${one}`).toBe(false)
      }
    }
  })

  test('are not found by searching for them', async () => {
    for (const word of [...words, 'xocona*', world.own.draftOcid!]) {
      const answer = await ask(world, visitor(), `/api/v1/search?q=${encodeURIComponent(word)}`)
      expect(JSON.parse(answer.body)).toMatchObject({ total: 0, results: [] })
      expect((await ask(world, visitor(), `/buscar?q=${encodeURIComponent(word)}`)).body).not.toContain('Papel')
    }
  })

  test('are not at the addresses that a crawler tries', async () => {
    for (const path of [
      '/robots.txt',
      '/sitemap.xml',
      '/data.json',
      '/datos/descargas/index.json',
      '/api/v1/suppliers',
    ]) {
      const { status, body } = await ask(world, visitor(), path)
      expect([200, 404]).toContain(status)
      for (const word of words) expect(body).not.toContain(word)
    }
  })

  test('are not at the address that the process will have, and nothing says that it is being written', async () => {
    const none = await ask(world, visitor(), '/procesos/ocds-demo00-SALUD-2026-9999')
    const drafted = await ask(world, visitor(), `/procesos/${world.own.draftOcid}`)
    const plain = (body: string) =>
      body
        .replace(/nonce="[^"]+"/g, '')
        .replaceAll(world.own.draftOcid!, 'X')
        .replaceAll('ocds-demo00-SALUD-2026-9999', 'X')
    expect([none.status, drafted.status]).toEqual([404, 404])
    expect(plain(drafted.body)).toBe(plain(none.body))
  })
})

describe('a failure inside', () => {
  const broken: [string, string, string][] = [
    [
      'a table that is gone',
      'alter table published_processes rename to elsewhere',
      'alter table elsewhere rename to published_processes',
    ],
    [
      'a grant that is gone',
      'revoke select on published_processes from public, portal_visitor',
      'grant select on published_processes to portal_visitor',
    ],
    [
      'a column that is gone',
      'alter table published_processes rename column title to heading',
      'alter table published_processes rename column heading to title',
    ],
  ]
  test.each(broken)('%s is a sentence in Spanish, and nothing of the inside', async (_, breaking, mending) => {
    await world.database.god.unsafe(breaking)
    try {
      const page = await ask(world, visitor(), '/buscar?q=compra')
      const data = await ask(world, visitor(), dataPath('/buscar?q=compra'))
      const machine = await ask(world, visitor(), '/api/v1/search?q=compra')
      expect([page.status, data.status, machine.status]).toEqual([500, 500, 500])
      expect(page.body).toContain('Algo falló de nuestro lado')
      expect(JSON.parse(machine.body)).toMatchObject({
        error: { code: 'internal-error', message: expect.stringMatching(/\.$/) },
      })
    } finally {
      await world.database.god.unsafe(mending)
    }
    expect((await ask(world, visitor(), '/buscar?q=compra')).status).toBe(200)
  })

  test('a rule of the database that refuses a member’s save says no name of it', async () => {
    const { god } = world.database
    const who = world.people['salud-capturer']!
    await god.unsafe(`alter table drafts rename to papers`)
    try {
      for (const path of ['/espacio/salud/procesos', dataPath('/espacio/salud/procesos')])
        expect((await ask(world, who, path)).status).toBe(500)
    } finally {
      await god.unsafe(`alter table papers rename to drafts`)
    }
  })
})
