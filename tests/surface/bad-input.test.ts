import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, ask, send } from './asking.ts'
import { decode, drawnFields } from './drawn-fields.ts'
import { digestTables, fill, openTwoEntities, type TwoEntities } from './two-entities.ts'

let world: TwoEntities
const files = mkdtempSync(join(tmpdir(), 'portal-bad-input-'))
beforeAll(async () => {
  world = await openTwoEntities()
}, 180_000)
afterAll(async () => {
  await world.close()
  rmSync(files, { recursive: true, force: true })
})

const visitor = () => world.people.visitor!
const member = () => world.people['salud-capturer']!

/** What a page says to a reader: its text without markup and scripts. */
const textOf = (body: string) =>
  decode(
    body
      .replace(/<(script|style|head)\b[\s\S]*?<\/\1>/g, ' ')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' '),
  )

/** A refusal as the portal gives it: its status, and a Spanish sentence in the shape of who asked. */
function refused(answer: Answer, status: number, words: RegExp): void {
  expect(answer.status, textOf(answer.body).slice(0, 300)).toBe(status)
  if (answer.headers.get('content-type')?.startsWith('application/json'))
    expect(JSON.parse(answer.body)).toEqual({
      error: { code: expect.stringMatching(/^[a-z-]+$/), message: expect.stringMatching(words) },
    })
  else expect(textOf(answer.body)).toMatch(words)
}

const unchanged = async (work: () => Promise<unknown>, but: string[] = []) => {
  const before = await digestTables(world.database.god)
  await work()
  const after = await digestTables(world.database.god)
  for (const table of but) for (const digest of [before, after]) delete digest[table]
  expect(after).toEqual(before)
}

test('a wrong password: 401, one sentence, the address stays in its field, nobody is signed in', () =>
  unchanged(async () => {
    const answer = await send(
      world,
      visitor(),
      '/ingresar',
      { correo: 'salud-capturer@prueba.invalid', contrasena: 'no es la correcta' },
      { token: null },
    )
    refused(answer, 401, /no son correctos/)
    expect(answer.body).toContain('value="salud-capturer@prueba.invalid"')
    expect(answer.body).not.toContain('no es la correcta')
    expect(answer.headers.get('set-cookie')).toBeNull()
  }, ['rate_limits']))

test('an unknown entity: 404 on its page, its feeds and its desk', async () => {
  refused(await ask(world, visitor(), '/entidades/no-existe'), 404, /\./)
  for (const feed of ['releases', 'records', 'feed.atom'])
    refused(await ask(world, visitor(), `/api/v1/entities/no-existe/${feed}`), 404, /ente/)
  refused(await ask(world, member(), '/espacio/no-existe'), 404, /está mal escrita/)
  refused(await ask(world, member(), '/espacio/..%2f..%2fetc'), 404, /está mal escrita/)
})

test('another entity’s id: 404, and nothing of it is told or changed', () =>
  unchanged(async () => {
    const { draft, approved, ocid } = world.foreign
    const desk = '/espacio/salud/procesos'
    for (const path of [`${desk}/${draft}`, `${desk}/${draft}/licitacion`, `${desk}/${draft}/historial`])
      refused(await ask(world, member(), path), 404, /No encontramos el proceso/)
    refused(await send(world, member(), `${desk}/${draft}/licitacion`, { '/tender/title': 'x' }), 404, /No encontramos/)
    refused(await send(world, member(), `${desk}/corregir`, { ocid: ocid! }), 404, /Su ente no tiene publicado/)
    refused(
      await send(world, world.people['salud-publisher']!, `${desk}/${approved}/publicar`, { revision: '1' }),
      404,
      /No encontramos/,
    )
  }))

test('a stale save: 409 with both texts, nothing written, and the choice is then saved', async () => {
  const path = fill('/espacio/salud/procesos/{draft}/licitacion', world.own)
  const [julia, otra] = [member(), world.people.ambos!]
  const titleNow = async () => {
    const [row] = await world.database.god<{ title: string }[]>`
      select document -> 'tender' ->> 'title' as title from drafts where id = ${world.own.draft!}`
    return row?.title
  }
  const type = async (who: typeof julia, title: string) => ({
    ...drawnFields((await ask(world, who, path)).body),
    '/tender/title': title,
    '/tender/description': title === 'Lo de Julia' ? 'Descripción de Julia' : 'Adquisición sin cambios',
  })
  const base = drawnFields((await ask(world, julia, path)).body)
  expect(base['/tender/title']).toContain('Compra')
  const mine = { ...base, '/tender/title': 'Lo de Julia', '/tender/description': 'Descripción de Julia' }
  const theirs = await type(otra, 'Lo de otra')
  theirs['/tender/description'] = base['/tender/description'] ?? ''
  expect((await send(world, otra, path, { ...theirs, _token: otra.token })).status).toBe(302)
  const answer = await send(world, julia, path, { ...mine, _token: julia.token })
  refused(answer, 409, /Lo de otra/)
  expect(textOf(answer.body)).toContain('Lo de Julia')
  expect(answer.body).toContain('Descripción de Julia')
  expect(await titleNow()).toBe('Lo de otra')
  const again = { ...drawnFields(answer.body), '@elegir:tender/title': 'mine', _token: julia.token }
  expect((await send(world, julia, path, again)).status).toBe(302)
  expect(await titleNow()).toBe('Lo de Julia')
})

describe('files that the command line is given', () => {
  const bad: [string, string, RegExp][] = [
    ['broken.json', '{"releases": [{"ocid": "ocds-demo00-1", }]}', /\S+ .*\./],
    ['no-ocds.json', '{"factura": {"folio": 1, "total": 20.5}}', /\S+ .*\./],
    ['empty.json', '', /\S+ .*\./],
    ['page.html', '<!doctype html><p>No es JSON</p>', /\S+ .*\./],
  ]
  const portal = (args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const env = { ...process.env, DATABASE_URL: world.database.ownerUrl, DATABASE_APP_URL: world.database.appUrl }
      execFile(process.execPath, ['--import', 'tsx', 'app/cli/portal.ts', ...args], { env }, (error, out, err) =>
        resolve({ code: error ? Number(error.code ?? 2) : 0, out, err }),
      )
    })
  const writeAll = () =>
    bad.map(([name, text]) => {
      writeFileSync(join(files, name), text)
      return join(files, name)
    })

  test('validate names each file and says in Spanish what is wrong: exit 1', async () => {
    const { code, out, err } = await portal(['validate', ...writeAll()])
    expect([code, err.includes('    at ')]).toEqual([1, false])
    const told = JSON.parse(out) as { files: { file: string; valid: boolean; errors: { message: string }[] }[] }
    expect(told.files.map(({ valid }) => valid)).toEqual(bad.map(() => false))
    for (const { errors } of told.files) expect(errors[0]?.message).toMatch(/^[A-ZÁÉÍÓÚ«].*\.$/)
  })

  test('import refuses them, counts nothing as accepted, and changes no process: exit 1', () =>
    unchanged(async () => {
      const { code, out, err } = await portal(['import', '--entity', 'salud', '--publish', ...writeAll()])
      expect([code, err.includes('    at ')], err).toEqual([1, false])
      const told = JSON.parse(out) as { files: number; accepted: number; findings: { message: string }[] }
      expect(told).toMatchObject({ files: bad.length, accepted: 0, historical: 0 })
      expect(told.findings.length).toBeGreaterThanOrEqual(bad.length)
      for (const { message } of told.findings) expect(message).toMatch(/^[A-ZÁÉÍÓÚ«].*\.$/)
    }, [
      'imports',
      'import_files',
      'import_findings',
      'entities',
      'entity_aliases',
      'published_entities',
      'published_state',
      'deployment',
      'audit_events',
      'audit_heads',
      'counters',
    ]))

  test('import into an entity that does not exist: exit 2 or 1, a sentence', async () => {
    const { code, err } = await portal(['import', '--entity', 'no-existe', ...writeAll()])
    expect([1, 2]).toContain(code)
    expect(err).toMatch(/no-existe.*\.|\./)
    expect(err).not.toContain('    at ')
  })
})

describe('search text', () => {
  test('absurdly long: 400, a sentence, the field keeps no kilometre', async () => {
    const text = 'a'.repeat(5000)
    refused(await ask(world, visitor(), `/buscar?q=${text}`), 400, /\./)
    refused(await ask(world, visitor(), `/api/v1/search?q=${text}`), 400, /\.$/)
    refused(await ask(world, visitor(), `/buscar?q=${'b'.repeat(9000)}`), 400, /\./)
  })

  test('hostile: searched for as words, or 400; never run, never a failure', async () => {
    const texts = [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "' or 1=1 --",
      "'; drop table published_processes; --",
      '((((((((',
      '<-> & | ! :*',
      '\u0000',
      '%00%ff',
      '{{7*7}} #{7*7} $' + '{7*7}',
      '../../etc/passwd',
      '\u202ereves',
    ]
    await unchanged(async () => {
      for (const text of texts)
        for (const path of ['/buscar', '/api/v1/search', '/entidades']) {
          const answer = await ask(world, visitor(), `${path}?q=${encodeURIComponent(text)}`)
          expect([200, 400], `${path} ${text}`).toContain(answer.status)
          if (path === '/api/v1/search') continue
          const markup = answer.body.replace(/<script nonce[\s\S]*?<\/script>/g, '')
          expect(markup).not.toContain('<script>alert')
          expect(markup).not.toContain('<img src=x')
        }
    })
    expect((await ask(world, visitor(), '/buscar?q=%FF%FE&ente=%E0%A4')).status).toBeLessThan(500)
  })
})

describe('a cursor', () => {
  const nextOf = async (path: string) => {
    const { body } = await ask(world, visitor(), path)
    return new URL((JSON.parse(body) as { links: { next: string } }).links.next).searchParams.get('cursor') ?? ''
  }

  test('of another feed: 400 and a sentence', async () => {
    const cursor = await nextOf('/api/v1/releases?limit=1')
    expect(cursor).not.toBe('')
    for (const other of ['/api/v1/records', '/api/v1/entities/salud/releases', '/api/v1/historical/releases'])
      refused(await ask(world, visitor(), `${other}?limit=1&cursor=${encodeURIComponent(cursor)}`), 400, /\.$/)
    expect((await ask(world, visitor(), `/api/v1/releases?limit=1&cursor=${encodeURIComponent(cursor)}`)).status).toBe(
      200,
    )
  })

  test('that nobody gave out: 400 and a sentence, also in search', async () => {
    for (const path of ['/api/v1/releases', '/api/v1/entities/salud/records', '/api/v1/search', '/buscar'])
      for (const cursor of ['zz', '-1', '9'.repeat(40), "' or 1=1", '\u0000'])
        refused(await ask(world, visitor(), `${path}?cursor=${encodeURIComponent(cursor)}`), 400, /\./)
  })
})

test('the page of a process that is not public: 404 on each of its addresses', async () => {
  for (const ocid of [world.own.draftOcid!, 'ocds-demo00-NADA-2026-1', 'x'.repeat(3000)]) {
    for (const path of [`/procesos/${ocid}`, `/procesos/${ocid}/cambios`])
      refused(await ask(world, visitor(), path), 404, /no se ha publicado|No encontramos|no está publicado/)
    for (const path of [
      `/procesos/${ocid}/publicaciones.json`,
      `/api/v1/records/${ocid}`,
      `/api/v1/releases/${ocid}/1`,
    ])
      refused(await ask(world, visitor(), path), 404, /[.…]$/)
  }
})

test('a way back after signing in that leads elsewhere is not taken', async () => {
  for (const to of [
    '//evil.example',
    '/\\evil.example',
    'https:evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
  ])
    for (const who of [visitor(), member()]) {
      const answer = await ask(world, who, `/ingresar?volver=${encodeURIComponent(to)}`)
      expect([200, 302]).toContain(answer.status)
      expect(answer.headers.get('location') ?? '/').toMatch(/^\/(?![/\\])/)
      expect(answer.body).not.toMatch(/value="[^"]*evil/)
    }
})

test('an address with a character that nothing stores: 400 everywhere, in the shape of who asks', async () => {
  const places = ['/procesos/%00', '/entidades/a%00', '/api/v1/records/%00', '/api/v1/releases/x/%00', '/espacio/%00']
  for (const path of [
    ...places,
    '/api/v1/historical/releases?ocid=%00',
    '/buscar?q=a%00b',
    '/api/v1/releases?since=%00',
  ])
    refused(await ask(world, visitor(), path), 400, /no pudimos leer/)
})
