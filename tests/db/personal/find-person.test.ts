import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyChains } from '#app/audit/verify-chain.server.ts'
import { isRefusal } from '#app/lib/refusal.ts'
import { readPersonKeys } from '#app/privacy/person/person-keys.ts'
import { beginPublishing } from '#app/publication/begin-publishing.server.ts'
import { publishReleases } from '#app/publication/publish-releases.server.ts'
import { exportPerson, liftPerson, restrictPerson, searchPerson } from '#app/workflows/personal/attend-person.server.ts'
import type { Place } from '#app/workflows/personal/find-person.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { type SeededEntity, seedEntities, seedUser } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

/** Nobody's: form and letters are right, the homoclave begins with 0. */
const HERS = { rfc: 'BEXY850412021', curp: 'BEXY850412MDFCFG04', email: 'ximena.beryl@gmail.com', phone: '9981237788' }
const NAMESAKE = 'BEXY910203039'
const NAME = 'Ximena Bérylo Xoconostle'
const folder = mkdtempSync(join(tmpdir(), 'portal-person-'))
const before = process.env.DATA_DIR
let database: TestDatabase
let salud: SeededEntity
let obras: SeededEntity

const party = (rfc: string) => ({
  ...{ id: `MX-RFC-${rfc}`, name: NAME.toUpperCase(), roles: ['supplier'] },
  identifier: { scheme: 'MX-RFC', id: rfc, legalName: NAME },
})
const release = (entity: SeededEntity, id: string, rfc: string) => ({
  ...{
    ocid: `ocds-demo00-persona-${entity.slug}`,
    id,
    date: `2026-03-0${id}T00:00:00Z`,
    tag: ['award'],
    initiationType: 'tender',
  },
  ...{ parties: [party(rfc)], tender: { id: 'LP-1', title: 'Compra de vendas' } },
  awards: [{ id: '1', title: 'Vendas', status: 'active', suppliers: [{ id: `MX-RFC-${rfc}`, name: NAME }] }],
})
const publish = (entity: SeededEntity, id: string, rfc: string) =>
  asWorker(entity.id, async (tx) =>
    publishReleases(tx, await beginPublishing(tx), {
      ...{ publications: [{ release: release(entity, id, rfc) as never }], actorId: null, door: 'import' },
    }),
  )

beforeAll(async () => {
  process.env.DATA_DIR = folder
  database = await openTestDatabase()
  const { god } = database
  ;[salud, obras] = (await seedEntities(god, ['salud', 'obras'])) as [SeededEntity, SeededEntity]
})
afterAll(async () => {
  if (before === undefined) delete process.env.DATA_DIR
  else process.env.DATA_DIR = before
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Twelve places, of all kinds, and beside them a namesake with her own RFC and a name without any key. */
async function seedPlaces(): Promise<string[]> {
  const { god } = database
  const importId = (
    await god`insert into imports (entity_id, actor, sources) values (${salud.id}, 'x', ${god.json([
      { name: `contrato ${HERS.rfc}.json`, bytes: 1 },
    ])}) returning id`
  )[0]!.id as string
  const draft = (
    await god`insert into drafts (entity_id, ocid, document) values (${salud.id}, 'ocds-demo00-SALUD-1', ${god.json({
      parties: [{ id: '1', name: 'Beta', contactPoint: { name: NAME, email: ' Ximena.Beryl@GMAIL.com' } }],
    })}) returning id`
  )[0]!.id as string
  await god`insert into draft_events (entity_id, draft_id, kind, body, revision)
    values (${salud.id}, ${draft}, 'comment', ${`Llamar al 998 123 77 88, es de quien pide.`}, 1)`
  await god`insert into release_originals (entity_id, ocid, release_id, original, sha256, file, outcome, import_id)
    values (${salud.id}, 'ocds-demo00-o-1', '1', ${`{"parties":[{"name":"Xim\\u00e9na","identifier":{"id":"b e x y-850412-021"}}]}`}::text::json, ${'0'.repeat(64)}, 'x', 'accepted', ${importId})`
  await god`insert into import_files (entity_id, import_id, position, name, bytes) values (${salud.id}, ${importId}, 1, ${`${HERS.curp}.json`}, 1)`
  await god`insert into import_findings (entity_id, import_id, position, severity, file, path, message)
    values (${salud.id}, ${importId}, 1, 'error', 'x', '/parties/0', ${`«${HERS.curp}» no es del tipo que se espera.`})`
  await god`insert into invitations (entity_id, email, name, roles, expires_at)
    values (${obras.id}, ${HERS.email}, ${NAME}, '{capturer}', now() + interval '1 day')`
  await seedUser(god, HERS.email, [])
  await god`update entities set note = ${`Preguntar a ${HERS.email.replace('@', ' (arroba) ')}`} where id = ${obras.id}`
  await god`insert into published_withdrawals (ocid, entity_id, authority, legal_basis, ordered_on, releases)
    values ('ocds-demo00-w-1', ${obras.id}, 'Juzgado', ${`Amparo de ${HERS.rfc}`}, '2026-01-01', 1)`
  mkdirSync(join(folder, 'uploads', 'incoming'), { recursive: true })
  writeFileSync(join(folder, 'uploads', 'incoming', 'a1'), `{"x":1}\n{"rfc":"${HERS.rfc}"}\n`)
  // Not hers: a namesake by her own RFC, in a draft; and the name alone, which nobody can tell.
  await god`insert into drafts (entity_id, ocid, document) values (${obras.id}, 'ocds-demo00-OBRAS-1', ${god.json({ parties: [party(NAMESAKE)] })})`
  await god`insert into drafts (entity_id, ocid, document) values (${obras.id}, 'ocds-demo00-OBRAS-2', ${god.json({ title: `Obra de ${NAME}` })})`
  return [
    'imports',
    'drafts',
    'draft_events',
    'release_originals',
    'import_files',
    'import_findings',
    'invitations',
    'users',
  ].concat(['privacy_readings', 'entities', 'published_withdrawals', 'deployment', 'files'])
}

const tablesOf = (places: Place[]) => places.map(({ table }) => table ?? 'files').sort()
const person = () => readPersonKeys({ ...HERS, name: 'Bérylo Xoconostle Ximena' })

test('a person seeded in thirteen places is found in exactly those; a namesake is not, and a name alone is to be verified', async () => {
  const seeded = await seedPlaces()
  await database.god`update deployment set settings = settings || ${database.god.json({ contact: HERS.email })}`
  const found = await searchPerson(person(), { ownerUrl: database.ownerUrl, folio: 'UT-1/2026' })
  expect(tablesOf(found.places)).toEqual(seeded.sort())
  expect(found.places).toHaveLength(13)
  expect(found.toVerify.map(({ table, paths }) => [table, paths])).toEqual([['drafts', ['document/title']]])
  expect(found.homonyms).toBe(2)
  const draft = found.places.find(({ table }) => table === 'drafts')
  expect(draft).toMatchObject({ what: 'Proceso en captura', entity: 'salud', by: ['name', 'email'] })
  expect(draft?.paths).toEqual(['document/parties/0/contactPoint/name', 'document/parties/0/contactPoint/email'])
})

test('what is given leaves a trail by keyed digest: in the list and in the log, never the value; the chain holds', async () => {
  const texts = await database.god<{ text: string }[]>`
    select to_jsonb(r)::text as text from person_requests r union all select to_jsonb(e)::text from audit_events e`
  expect(texts.length).toBeGreaterThanOrEqual(2)
  for (const { text } of texts)
    for (const value of [HERS.rfc, HERS.curp, HERS.phone, 'ximena', 'XIMENA']) expect(text).not.toContain(value)
  expect((await verifyChains(null)).every(({ valid }) => valid)).toBe(true)
})

test('what an account did is found by its id, and an export holds what stands in each place', async () => {
  const user = (await database.god`select id from users where email = ${HERS.email}`)[0]!.id as string
  await database.god`insert into memberships (entity_id, user_id, role) values (${salud.id}, ${user}, 'capturer')`
  await database.god`update drafts set captured_by = array[${user}::uuid] where entity_id = ${salud.id}`
  const { places, content } = await exportPerson(person(), { ownerUrl: database.ownerUrl, folio: null })
  const byAccount = places.filter(({ by }) => by.includes('account')).map(({ table, paths }) => [table, ...paths])
  expect(byAccount.sort()).toEqual([
    ['drafts', 'captured_by'],
    ['memberships', 'user_id'],
    ['privacy_readings', 'user_id'],
  ])
  const invitation = content.find(({ table }) => table === 'invitations')
  expect(invitation?.values.map(({ path, value }) => [path, value])).toEqual([
    ['email', HERS.email],
    ['name', NAME],
  ])
})

test('where an entity publishes RFC, a restriction keeps hers back from then on, and only hers; lifted, it shows again', async () => {
  await database.god`update entities set natural_rfc_legal_basis = 'Artículo 1' where id in (${salud.id}, ${obras.id})`
  const bodies = async (ocid: string) =>
    (
      await database.god`select body from published_release_bodies b join published_releases r using (entity_id, position) where r.ocid = ${ocid} order by position`
    ).map(({ body }) => body as string)
  await publish(salud, '1', HERS.rfc)
  const restriction = { ground: 'oposicion', reason: 'Riesgo para su familia', requestedOn: '2026-03-01', folio: null }
  const done = await restrictPerson(person(), restriction, database.ownerUrl)
  expect(done.restricted).toBe(4)
  expect(new Set(done.stillPublic.map(({ entity }) => entity))).toContain('salud')
  await publish(salud, '2', HERS.rfc)
  await publish(obras, '1', NAMESAKE)
  const [shown, kept] = await bodies('ocds-demo00-persona-salud')
  expect(shown).toContain(HERS.rfc)
  expect(kept).not.toContain(HERS.rfc)
  expect(kept).toContain('MX-PF-')
  expect((await bodies('ocds-demo00-persona-obras'))[0]).toContain(NAMESAKE)
  // She is still found where her stand-in is.
  const { places } = await searchPerson(readPersonKeys({ rfc: HERS.rfc }), { ownerUrl: database.ownerUrl, folio: null })
  expect(places.some(({ table, by }) => table === 'published_release_bodies' && by.includes('stand-in'))).toBe(true)
  const again = await restrictPerson(person(), restriction, database.ownerUrl).catch((error: unknown) => error)
  expect(isRefusal(again) && again.status).toBe(409)
  expect(await liftPerson(person(), { reason: 'Lo pidió', folio: null })).toMatchObject({ lifted: 4 })
  await publish(salud, '3', HERS.rfc)
  expect((await bodies('ocds-demo00-persona-salud'))[2]).toContain(HERS.rfc)
})
