import { afterAll, beforeAll, expect, test } from 'vitest'
import { loader as homeLoader } from '#app/routes/plataforma._index.tsx'
import { loader as listLoader } from '#app/routes/plataforma.entes._index.tsx'
import { loader as sheetLoader } from '#app/routes/plataforma.entes.$slug._index.tsx'
import { action as inviteAction } from '#app/routes/plataforma.entes.$slug.administrador.tsx'
import { action as renameAction } from '#app/routes/plataforma.entes.$slug.nombre.tsx'
import { action as suspendAction } from '#app/routes/plataforma.entes.$slug.suspension.tsx'
import { action as importAction } from '#app/routes/plataforma.entes.importar.tsx'
import { action as addAction } from '#app/routes/plataforma.entes.nuevo.tsx'
import { loader as fileLoader } from '#app/routes/plataforma.padron[.]csv.ts'
import { type Ended, endOf, getPage, HERE, routeArgs } from '#tests/support/page-requests.ts'
import { sampleDocument, sampleOcid } from '#tests/support/sample-documents.ts'
import { type SeededEntity, seedEntities, seedUser } from '#tests/support/seed-entities.ts'
import { type SignedIn, signedIn } from '#tests/support/signed-in.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

const CANARY = 'xoconaveoperacion'
let database: TestDatabase
let salud: SeededEntity
let operation: SignedIn

beforeAll(async () => {
  database = await openTestDatabase()
  salud = (await seedEntities(database.god, ['salud', 'obras']))[0]!
  const julia = await seedUser(database.god, 'julia@prueba.invalid', [{ entityId: salud.id, role: 'capturer' }])
  operation = await signedIn(await seedUser(database.god, 'operacion@prueba.invalid', [], ['platform_admin']))
  const document = sampleDocument(salud, 1, { title: `Compra ${CANARY}`, items: [`Papel ${CANARY}`] })
  const [draft] = await database.god<{ id: string }[]>`
    insert into drafts (entity_id, ocid, document, title, created_by, updated_by)
    values (${salud.id}, ${sampleOcid(salud, 1)}, ${database.god.json(document as never)}, ${`Compra ${CANARY}`}, ${julia}, ${julia})
    returning id`
  await database.god`insert into draft_events (entity_id, draft_id, kind, body, revision, actor_id)
    values (${salud.id}, ${draft!.id}, 'comment', ${CANARY}, 1, ${julia})`
})
afterAll(() => database.close())

type Work = (args: ReturnType<typeof routeArgs>) => unknown
const read = (loader: unknown, path: string, params = {}): Promise<Ended> =>
  endOf(() => (loader as Work)(routeArgs(getPage(path, operation.cookie), params)))
function send(action: unknown, path: string, fields: Record<string, string>, params = {}): Promise<Ended> {
  const body = new URLSearchParams({ _token: operation.token, ...fields })
  const headers = { origin: HERE, 'sec-fetch-site': 'same-origin', cookie: operation.cookie }
  const request = new Request(`${HERE}${path}`, { method: 'POST', body, headers })
  return endOf(() => (action as Work)(routeArgs(request, params)))
}
const NEW = {
  ...{ official_name: 'Instituto de Prueba', short_name: 'IP', slug: 'instituto', key: 'IP', level: 'ESTATAL' },
  ...{ sphere: 'EJECUTIVO', kind: 'dependencia', source: 'Decreto' },
}

test('no page of operation has a word of a draft or of its comments', async () => {
  const pages = [
    await read(homeLoader, '/plataforma'),
    await read(listLoader, `/plataforma/entes?q=${CANARY}`),
    await read(listLoader, '/plataforma/entes'),
    await read(sheetLoader, '/plataforma/entes/salud', { slug: 'salud' }),
  ]
  expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  for (const { body } of pages.slice(0, 1).concat(pages.slice(2))) expect(JSON.stringify(body)).not.toContain(CANARY)
  expect(pages[1]?.body).toMatchObject({ entities: [] })
  const file = (await (fileLoader as Work)(routeArgs(getPage('/plataforma/padron.csv', operation.cookie)))) as Response
  const text = await file.text()
  expect(text).toContain('Entidad salud')
  expect(text).not.toContain(CANARY)
})

test('a form that is refused comes back with all that was typed, and says which field', async () => {
  const { status, body } = await send(addAction, '/plataforma/entes/nuevo', { ...NEW, slug: 'salud', rfc: 'abc' })
  expect(status).toBe(422)
  expect(body).toMatchObject({
    fields: { official_name: 'Instituto de Prueba', slug: 'salud', rfc: 'ABC', source: 'Decreto' },
    errors: { rfc: expect.stringMatching(/^RFC: /) },
  })
  const twice = await send(addAction, '/plataforma/entes/nuevo', { ...NEW, slug: 'salud' })
  expect(twice.body).toMatchObject({ errors: { slug: expect.stringMatching(/^Dirección: .*Entidad salud/) } })
  const empty = await send(addAction, '/plataforma/entes/nuevo', {})
  expect(empty.body).toMatchObject({ errors: { level: 'Nivel: elija uno de la lista.' } })
})

test('added, invited, renamed, suspended: each answers with its sheet, and the former address of the sheet leads on', async () => {
  const added = await send(addAction, '/plataforma/entes/nuevo', NEW)
  expect([added.status, added.headers.get('location')]).toEqual([302, '/plataforma/entes/instituto?hecho=agregado'])
  const at = { slug: 'instituto' }
  const wrong = await send(inviteAction, '/x', { correo: 'no es correo', nombre: 'Rosa' }, at)
  expect(wrong).toMatchObject({ status: 422, body: { fields: { correo: 'no es correo', nombre: 'Rosa' } } })
  const invited = await send(inviteAction, '/x', { correo: 'rosa@prueba.gob.mx', nombre: 'Rosa' }, at)
  expect(invited.headers.get('location')).toBe('/plataforma/entes/instituto?hecho=invitado')
  expect((await read(homeLoader, '/plataforma')).body).toMatchObject({
    invitations: [{ slug: 'instituto', pending: 1, expired: 0 }],
  })
  expect(JSON.stringify((await read(homeLoader, '/plataforma')).body)).not.toContain('rosa@')
  const name = { official_name: 'Museo', short_name: 'M', slug: 'museo', desde: '2026-01-01', motivo: 'Decreto' }
  expect((await send(renameAction, '/x', name, at)).headers.get('location')).toBe(
    '/plataforma/entes/museo?hecho=renombrado',
  )
  const moved = await read(sheetLoader, '/plataforma/entes/instituto', at)
  expect([moved.status, moved.headers.get('location')]).toEqual([301, '/plataforma/entes/museo'])
  const silent = await send(suspendAction, '/x', { paso: 'suspender', motivo: ' ' }, { slug: 'museo' })
  expect(silent).toMatchObject({ status: 422, body: { sentence: expect.stringContaining('Motivo') } })
  const suspended = await send(suspendAction, '/x', { paso: 'suspender', motivo: 'Sin convenio' }, { slug: 'museo' })
  expect(suspended.status).toBe(302)
  const again = await send(suspendAction, '/x', { paso: 'suspender', motivo: 'Otra vez' }, { slug: 'museo' })
  expect(again.status).toBe(409)
  expect((await read(sheetLoader, '/x', { slug: 'museo' })).body).toMatchObject({
    sheet: { status: 'suspended', reason: 'Sin convenio', acts: [{ title: 'Suspensión' }, {}, {}, {}] },
  })
})

test('a file that is none is refused in a sentence', async () => {
  const { status, body } = await send(importAction, '/x', { paso: 'confirmar', csv: 'a,b\n1,2', visto: '' })
  expect(status).toBe(422)
  expect(body).toMatchObject({ outcome: 'unreadable', sentence: expect.stringContaining('los encabezados deben ser') })
})

test('an unknown entity is a page that is not there', async () => {
  expect((await read(sheetLoader, '/x', { slug: 'nadie' })).status).toBe(404)
  expect((await send(renameAction, '/x', { official_name: 'X' }, { slug: 'nadie' })).status).toBe(404)
})
