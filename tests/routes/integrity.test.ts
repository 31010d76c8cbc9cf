import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSupplierSession } from '#app/accounts/suppliers/supplier-session.server.ts'
import { beginApplication } from '#app/suppliers/integrity/applying/begin-application.server.ts'
import { addLink } from '#app/suppliers/integrity/applying/save-element.server.ts'
import { publishSigningKey } from '#app/suppliers/integrity/signing/keys.server.ts'
import { verifySigned } from '#app/suppliers/integrity/signing/sign.ts'
import { asAccount } from '#db/as-account.server.ts'
import { reviewAndDecide, seedCompany, sendApplication } from '#tests/db/integrity/company.ts'
import { type PortalUnderTest, startPortalUnderTest } from '#tests/support/portal-under-test.ts'
import { seedEntities, seedUser } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
let portal: PortalUnderTest
let folio: string
let mine: { cookie: string; id: string }
let theirs: { cookie: string; id: string }

const cookieOf = async (accountId: string) =>
  (await asAccount(null, (tx) => startSupplierSession(tx, accountId))).split(';', 1)[0] ?? ''

beforeAll(async () => {
  database = await openTestDatabase()
  await seedEntities(database.god, ['salud'])
  const coordinator = (name: string) => seedUser(database.god, `${name}@prueba.invalid`, [], ['coordinator'])
  const people = { reviewer: await coordinator('revisa'), decider: await coordinator('decide') }
  const holder = await seedCompany(database.god, 'ANH150309AB1', 'Aceros Ñandú, S.A. de C.V.')
  const granted = await sendApplication(holder)
  await reviewAndDecide(granted, people, 'grant')
  const [row] = await database.god<{ folio: string }[]>`select folio from published_badges`
  folio = row!.folio
  const company = async (rfc: string) => {
    const applicant = await seedCompany(database.god, rfc, `Empresa ${rfc}`)
    const id = await beginApplication(applicant, 'new')
    await addLink(applicant, id, 'training', { title: `xoco${rfc}`, url: 'https://x.example/' })
    return { id, cookie: await cookieOf(applicant.accountId) }
  }
  mine = await company('MIA150309AB1')
  theirs = await company('AJE150309AB1')
  await publishSigningKey()
  portal = await startPortalUnderTest()
}, 180_000)
afterAll(async () => {
  await portal.close()
  await database.close()
})

const get = (path: string, cookie = '') =>
  fetch(portal.url + path, { redirect: 'manual', headers: cookie ? { cookie } : {} })
const post = async (path: string, cookie: string, fields: Record<string, string>) => {
  const page = await (await get(path, cookie)).text()
  const token = /name="_token" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const headers = { origin: portal.url, 'sec-fetch-site': 'same-origin', cookie }
  const body = new URLSearchParams({ _token: token, ...fields })
  return fetch(portal.url + path, { method: 'POST', redirect: 'manual', headers, body })
}

test('anybody reads a badge, in whatever spelling, and checks its answer with the published keys', async () => {
  expect((await get(`/integridad/${folio.toLowerCase()}`)).status).toBe(200)
  expect((await get('/integridad/PI-2026-00000000')).status).toBe(404)
  expect((await get('/api/v1/integrity/nada')).status).toBe(404)
  const answer = await get(`/api/v1/integrity/${folio}`)
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
  const { keys } = (await (await get('/api/v1/integrity-keys')).json()) as { keys: never[] }
  expect(verifySigned(await answer.json(), keys)).toMatchObject({ valid: true, statement: { folio, inForce: true } })
  const again = await fetch(`${portal.url}/api/v1/integrity/${folio}`, {
    headers: { 'if-none-match': answer.headers.get('etag') ?? '' },
  })
  expect(again.status).toBe(304)
})

test('evidence, answers, marks and reasons are on no public page and in no public answer', async () => {
  for (const path of ['/integridad', `/integridad/${folio}`, `/api/v1/integrity/${folio}`]) {
    const body = await (await get(path)).text()
    expect(body, path).not.toMatch(/Se vio el documento|lo firma todo el personal|Se coincide|empresa\.example|SI-20/)
  }
})

test('a company’s pages are its own: nobody signed in is led to the way in, another company gets 404', async () => {
  const path = `/proveedores/integridad/${mine.id}`
  for (const address of [path, `${path}/elementos/training`, '/proveedores/integridad']) {
    const answer = await get(address)
    expect([address, answer.status, answer.headers.get('location')?.startsWith('/proveedores/acceso?volver=')]).toEqual(
      [address, 302, true],
    )
  }
  expect((await get(path, mine.cookie)).status).toBe(200)
  expect(await (await get(`${path}/elementos/training`, mine.cookie)).text()).toContain('xocoMIA150309AB1')
  for (const address of [path, `${path}/elementos/training`, `${path}/evidencia/${mine.id}`])
    expect([address, (await get(address, theirs.cookie)).status]).toEqual([address, 404])
  expect((await get(`/coordinacion/integridad/${mine.id}`, mine.cookie)).status, 'no desk of officials').toBe(302)
})

test('what is written is kept when a step is refused, a form without its token is refused, and an unfinished application says what lacks', async () => {
  const step = `/proveedores/integridad/${mine.id}/elementos/training`
  const refused = await post(step, mine.cookie, {
    nivel: '2',
    respuesta: 'Lo que escribí',
    enlace: 'no es un enlace',
    paso: 'agregar',
  })
  expect(refused.status).toBe(422)
  const page = await refused.text()
  expect(page).toContain('Lo que escribí')
  expect(page).toContain('no es un enlace')
  expect(await (await get(step, mine.cookie)).text(), 'and it is saved').toContain('Lo que escribí')
  expect((await post(step, mine.cookie, { _token: 'x', respuesta: 'otra' })).status).toBe(403)
  const sent = await post(`/proveedores/integridad/${mine.id}`, mine.cookie, { paso: 'enviar' })
  expect(sent.status).toBe(422)
  expect(await sent.text()).toContain('Código de conducta: falta decir hasta dónde ha llegado.')
  const out = await post('/proveedores/integridad', mine.cookie, { paso: 'nada' })
  expect(out.status).toBe(422)
})
