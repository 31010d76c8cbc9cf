import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadChanges } from '#app/catalog/process/load-changes.server.ts'
import { loadProcess } from '#app/catalog/process/load-process.server.ts'
import { isRefusal, type Refusal } from '#app/lib/refusal.ts'
import type { JsonObject, Release } from '#app/ocds/types.ts'
import { beginPublishing } from '#app/publication/begin-publishing.server.ts'
import { showManifest } from '#app/publication/feeds/list-entities.server.ts'
import { showRecord, showRelease } from '#app/publication/feeds/show-process.server.ts'
import { publishHistorical } from '#app/publication/publish-historical.server.ts'
import { publishReleases } from '#app/publication/publish-releases.server.ts'
import { importFiles } from '#app/workflows/import-files.server.ts'
import { packageProcess } from '#app/workflows/package-process.server.ts'
import { withdrawByOrder } from '#app/workflows/withdraw-by-order.server.ts'
import { asMember } from '#db/as-member.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { withdrawBodies } from '#db/queries/publishing/withdrawals.server.ts'
import { disagreements } from '#tests/support/published-agreement.ts'
import { sampleDocument, sampleOcid } from '#tests/support/sample-documents.ts'
import { type SeededEntity, seedEntities } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

const CANARY = 'Zanahoriopsis Retirada'
const ORDER = {
  authority: 'Juzgado Tercero de Distrito',
  legalBasis: 'Artículo 128, orden 45/2026',
  orderedOn: '2026-03-14',
}
let database: TestDatabase
let salud: SeededEntity
let obras: SeededEntity

beforeAll(async () => {
  database = await openTestDatabase()
  const seeded = await seedEntities(database.god, ['salud', 'obras'])
  salud = seeded[0]!
  obras = seeded[1]!
})
afterAll(() => database.close())

const release = (entity: SeededEntity, number: number, id: string, title: string): Release => {
  const document = sampleDocument(entity, number, { suppliers: ['MX-RFC-AAA010101AAA'] })
  const tender = { ...(document.tender as JsonObject), title }
  const date = `2026-02-0${id}T00:00:00Z`
  return { ...document, tender, ocid: sampleOcid(entity, number), id, date, tag: ['tender'] } as Release
}
const publish = (entity: SeededEntity, ...releases: Release[]) =>
  asWorker(entity.id, async (tx) =>
    publishReleases(tx, await beginPublishing(tx), {
      publications: releases.map((each) => ({ release: each })),
      actorId: null,
      door: 'import',
    }),
  )
const refusalOf = (work: Promise<unknown>): Promise<Refusal> =>
  work.then(
    () => Promise.reject(new Error('nothing was refused')),
    (error: unknown) => (isRefusal(error) ? error : Promise.reject(error)),
  )
const request = new Request('http://localhost:3000/api/v1/manifest')

/** Tables that visitors may read in which the word is found. */
async function publicTablesWith(word: string): Promise<string[]> {
  const tables = await database.god<{ name: string }[]>`
    select table_name as name from information_schema.role_table_grants where grantee = 'portal_visitor' and privilege_type = 'SELECT'`
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await database.god`select from ${database.god(name)} t where t::text ilike ${`%${word}%`} limit 1`
    if (rows.length > 0) found.push(name)
  }
  return found
}

test('a legal order takes a process out of everything public; chain, tombstone and audit stay', async () => {
  await publish(
    salud,
    release(salud, 1, '1', `Compra de ${CANARY}`),
    release(salud, 1, '2', `Compra de ${CANARY}, dos`),
  )
  await publish(salud, release(salud, 2, '1', 'Compra de sillas'))
  const ocid = sampleOcid(salud, 1)
  expect((await publicTablesWith('Zanahoriopsis')).length).toBeGreaterThan(2)

  expect(await withdrawByOrder({ ocid, ...ORDER }, '2026-11-20')).toEqual({ ocid, ...ORDER, releases: 2 })

  expect(await publicTablesWith('Zanahoriopsis')).toEqual([])
  expect(await disagreements(database.god)).toEqual([])
  const page = await refusalOf(loadProcess(ocid))
  expect(page.status).toBe(410)
  for (const part of [ORDER.authority, ORDER.legalBasis, '14 mar 2026']) expect(page.sentence).toContain(part)
  expect((await refusalOf(showRecord(request, ocid))).status).toBe(410)
  expect((await refusalOf(showRelease(request, ocid, '1'))).status).toBe(410)
  const manifest = JSON.parse((await showManifest()).body) as {
    records: number
    releases: number
    withdrawals: object[]
  }
  expect(manifest).toMatchObject({
    records: 1,
    releases: 3,
    withdrawals: [{ ocid, entitySlug: 'salud', ...ORDER, releases: 2 }],
  })
  const [entry] = await database.god`select action, subject, detail from audit_events where action = 'withdraw'`
  expect(entry).toMatchObject({ subject: ocid, detail: ORDER })
})

test('nothing is published again under its ocid, and an order is carried out once', async () => {
  const ocid = sampleOcid(salud, 1)
  expect(await refusalOf(publish(salud, release(salud, 1, '3', 'Otra vez')))).toMatchObject({
    status: 409,
    code: 'process-withdrawn',
  })
  expect(await refusalOf(withdrawByOrder({ ocid, ...ORDER }, '2026-11-20'))).toMatchObject({ status: 404 })
  expect(await refusalOf(withdrawByOrder({ ocid: 'ocds-nadie0-1', ...ORDER }, '2026-11-20'))).toMatchObject({
    status: 404,
  })
  expect(await disagreements(database.god)).toEqual([])
})

test('an import that names it goes on without it: told once, the others are published', async () => {
  const releases = [1, 7].map((number) => release(salud, number, '9', `Compra ${number}`))
  const bytes = new TextEncoder().encode(JSON.stringify(releases))
  const files = [{ name: 'mezcla.json', bytes }]
  const told = await importFiles({ entityId: salud.id, files, publish: true, actor: 'prueba' })
  expect(told).toMatchObject({ releases: 2, accepted: 1, rejected: 1 })
  const [finding] = told.findings.filter(({ ocid }) => ocid === sampleOcid(salud, 1))
  expect(finding?.message).toContain('orden legal')
  expect((await loadProcess(sampleOcid(salud, 7))).row.title).toBe('Compra 7')
  expect(await disagreements(database.god)).toEqual([])
})

test('an order carried out while an import waits to store: that process is told, the others are published', async () => {
  const ocid = sampleOcid(salud, 11)
  await publish(salud, release(salud, 11, '1', 'Compra que se retira'))
  const bytes = new TextEncoder().encode(JSON.stringify([11, 12].map((number) => release(salud, number, '2', 'Nueva'))))
  const files = [{ name: 'a-la-vez.json', bytes }]
  const waiting = async (count: number) => {
    const [row] = await database.god`
      select count(*)::int as n from pg_locks where locktype = 'advisory' and classid = 1 and not granted`
    if (row?.n === count) return
    await new Promise((done) => setTimeout(done, 20))
    await waiting(count)
  }
  // Who waits for the entity's lock gets it in turn: first the order, then the import, which has sorted its releases before.
  const { order, importing } = await database.god.begin(async (holder) => {
    await holder`select pg_advisory_xact_lock(1, hashtext(${salud.id}))`
    const order = withdrawByOrder({ ocid, ...ORDER }, '2026-11-20')
    await waiting(1)
    const importing = importFiles({ entityId: salud.id, files, publish: true, actor: 'prueba' })
    await waiting(2)
    return { order: [order], importing: [importing] }
  })
  expect((await order[0])?.releases).toBe(1)
  const outcome = (await importing[0])!
  expect(outcome).toMatchObject({ releases: 2, accepted: 1, rejected: 1 })
  expect(outcome.findings.filter((one) => one.ocid === ocid && one.message.includes('orden legal'))).toHaveLength(1)
  expect((await loadProcess(sampleOcid(salud, 12))).row.title).toBe('Nueva')
  expect(await disagreements(database.god)).toEqual([])
})

test('its changes and its package say that it was withdrawn', async () => {
  const ocid = sampleOcid(salud, 1)
  expect((await refusalOf(loadChanges(ocid, null, null, 'America/Mexico_City'))).status).toBe(410)
  expect((await refusalOf(packageProcess(request, ocid))).status).toBe(410)
})

test('a historical process goes as well', async () => {
  const past = { ...release(obras, 5, '1', `Obra ${CANARY}`), date: 'ayer' } as JsonObject
  const ocid = sampleOcid(obras, 5)
  await asWorker(obras.id, async (tx) =>
    publishHistorical(tx, await beginPublishing(tx), {
      releases: [{ ocid, releaseId: '1', release: past, findings: [] }],
      actorId: null,
      door: 'import',
    }),
  )
  expect((await withdrawByOrder({ ocid, ...ORDER }, '2026-11-20')).releases).toBe(1)
  expect(await publicTablesWith('Zanahoriopsis')).toEqual([])
  expect(await disagreements(database.god)).toEqual([])
})

test('an order that is not whole is refused with the field it lacks, and nothing goes', async () => {
  const ocid = sampleOcid(salud, 2)
  const orders: [Partial<typeof ORDER>, string][] = [
    [{ authority: '' }, '--authority'],
    [{ legalBasis: '' }, '--basis'],
    [{ orderedOn: '2026-02-30' }, '--ordered-on'],
    [{ orderedOn: '2027-01-01' }, '--ordered-on'],
  ]
  for (const [wrong, field] of orders) {
    const refusal = await refusalOf(withdrawByOrder({ ocid, ...ORDER, ...wrong }, '2026-11-20'))
    expect(refusal).toMatchObject({ status: 422 })
    expect(refusal.sentence).toContain(field)
  }
  expect((await loadProcess(ocid)).row.ocid).toBe(ocid)
})

test('another entity’s process and other doors: nothing goes', async () => {
  const order = { ocid: sampleOcid(salud, 2), ...ORDER }
  expect(await asWorker(obras.id, (tx) => withdrawBodies(tx, order))).toBe(0)
  const [user] = await database.god<{ id: string }[]>`
    insert into users (email, name) values ('capturista@prueba.invalid', 'Prueba') returning id`
  await database.god`insert into memberships (entity_id, user_id, role) values (${salud.id}, ${user!.id}, 'capturer')`
  const asOther = asMember({ userId: user!.id, entityId: salud.id }, (tx) => withdrawBodies(tx as never, order))
  await expect(asOther).rejects.toThrow()
  await expect(
    asWorker(salud.id, (tx) => tx.db.execute('delete from published_release_bodies' as never)),
  ).rejects.toThrow()
  expect((await loadProcess(order.ocid)).row.ocid).toBe(order.ocid)
})
