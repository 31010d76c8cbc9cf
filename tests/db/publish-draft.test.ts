import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JsonObject } from '#app/ocds/types.ts'
import { previewPublication } from '#app/workflows/preview-publication.server.ts'
import { GateRefusal, publishDraft } from '#app/workflows/publish-draft.server.ts'
import { NotAMember } from '#db/membership.server.ts'
import { disagreements } from '#tests/support/published-agreement.ts'
import { sampleDocument, sampleOcid } from '#tests/support/sample-documents.ts'
import { type SeededEntity, seedEntities, seedUser } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
let salud: SeededEntity
let obras: SeededEntity
let capturer: string
let publisher: string
let number = 0

beforeAll(async () => {
  database = await openTestDatabase()
  const seeded = await seedEntities(database.god, ['salud', 'obras'])
  salud = seeded[0]!
  obras = seeded[1]!
  const roles = (...names: string[]) => names.map((role) => ({ entityId: salud.id, role }))
  capturer = await seedUser(database.god, 'carla@prueba.invalid', roles('capturer', 'publisher'))
  publisher = await seedUser(database.god, 'pablo@prueba.invalid', roles('publisher'))
})
afterAll(() => database.close())
beforeEach(() => {
  number += 1
})

const SUPPLIER = 'MX-RFC-GEX9501013T8'
const seedDraft = async (
  document: JsonObject,
  state = 'approved',
  ocid = sampleOcid(salud, number),
): Promise<string> => {
  const [row] = await database.god<{ id: string }[]>`
    insert into drafts (entity_id, ocid, document, state, captured_by, created_by, updated_by)
    values (${salud.id}, ${ocid}, ${database.god.json(document as never)}, ${state}, ${[capturer]}, ${capturer}, ${capturer}) returning id`
  return row!.id
}
const complete = (title = 'Vacunas') => sampleDocument(salud, number, { title, suppliers: [SUPPLIER] })
const publish = (draftId: string, more = {}) =>
  publishDraft({ userId: publisher, entityId: salud.id, draftId, ...more })

test('an approved draft is published: release, state, step of the history', async () => {
  const draftId = await seedDraft(complete())
  const release = await publish(draftId, { revision: 1 })
  expect(release).toMatchObject({ ocid: sampleOcid(salud, number), tags: ['tender', 'award', 'contract'] })
  expect(await database.god`select state, published_revision from drafts where id = ${draftId}`).toEqual([
    { state: 'published', published_revision: 1 },
  ])
  expect(await database.god`select kind, body, actor_id from draft_events where draft_id = ${draftId}`).toEqual([
    { kind: 'published', body: release.releaseId, actor_id: publisher },
  ])
  expect(await database.god`select actor_id, door from audit_events where subject = ${release.ocid}`).toEqual([
    { actor_id: publisher, door: 'screen' },
  ])
  expect(await disagreements(database.god)).toEqual([])
})

test('with errors the gate is closed, and nothing changed', async () => {
  const { tender: _tender, ...broken } = complete()
  const draftId = await seedDraft({
    ...broken,
    contracts: [{ id: 'C', awardID: 'nadie', status: 'inventado' }],
  } as JsonObject)
  const refused = await publish(draftId).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(GateRefusal)
  expect(refused).toMatchObject({ status: 422, code: 'gate-closed' })
  expect((refused as GateRefusal).findings.length).toBeGreaterThan(0)
  expect(await database.god`select state from drafts where id = ${draftId}`).toEqual([{ state: 'approved' }])
  expect(await database.god`select * from published_ocids where ocid = ${sampleOcid(salud, number)}`).toEqual([])
})

test('nothing new, not approved, another revision, unknown: each has its refusal', async () => {
  const draftId = await seedDraft(complete())
  await publish(draftId)
  await expect(publish(draftId)).rejects.toMatchObject({ code: 'nothing-changed', status: 409 })
  await database.god`update drafts set state = 'approved', revision = 2 where id = ${draftId}`
  await expect(publish(draftId)).rejects.toMatchObject({ code: 'nothing-changed' })
  await expect(publish(draftId, { revision: 1 })).rejects.toMatchObject({ code: 'stale-draft', status: 409 })
  await database.god`update drafts set state = 'draft' where id = ${draftId}`
  await expect(publish(draftId)).rejects.toMatchObject({ code: 'not-approved', status: 409 })
  await expect(publish('00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({
    code: 'draft-unknown',
    status: 404,
  })
})

test('only a publisher of the entity publishes', async () => {
  const draftId = await seedDraft(complete())
  await expect(publishDraft({ userId: publisher, entityId: obras.id, draftId })).rejects.toBeInstanceOf(NotAMember)
  const reader = await seedUser(database.god, `r${number}@prueba.invalid`, [{ entityId: salud.id, role: 'reviewer' }])
  await expect(publishDraft({ userId: reader, entityId: salud.id, draftId })).rejects.toBeInstanceOf(NotAMember)
})

test('where the entity asks for a second person, who captured may not publish', async () => {
  const draftId = await seedDraft(complete())
  await database.god`update entities set separate_publisher = true where id = ${salud.id}`
  await expect(publish(draftId, { userId: capturer })).rejects.toMatchObject({ code: 'second-person', status: 409 })
  expect(await publish(draftId)).toMatchObject({ ocid: sampleOcid(salud, number) })
  await database.god`update entities set separate_publisher = false where id = ${salud.id}`
})

test('pressed twice at once, it is published once', async () => {
  const draftId = await seedDraft(complete())
  const ended = await Promise.all(
    [1, 2, 3].map(() =>
      publish(draftId).then(
        () => 'published',
        (error: { code: string }) => error.code,
      ),
    ),
  )
  expect(ended.sort()).toEqual(['nothing-changed', 'nothing-changed', 'published'])
  expect(await disagreements(database.god)).toEqual([])
})

test('the preview of a correction is what publishing does: what is masked is no change', async () => {
  const person = 'MX-RFC-GODE561231GR8'
  const natural = (title: string) => sampleDocument(salud, number, { title, suppliers: [person] })
  const draftId = await seedDraft(natural('Vacunas'))
  const desk = { userId: publisher, entityId: salud.id, slug: salud.slug, key: salud.key }
  expect(await previewPublication(desk, draftId)).toMatchObject({ number: 1, refusal: null })
  await publish(draftId)
  await database.god`update drafts set state = 'approved', revision = 2,
    document = ${database.god.json(natural('Vacunas y jeringas') as never)} where id = ${draftId}`
  const preview = await previewPublication(desk, draftId)
  expect(preview.number).toBe(2)
  expect(preview.maskedCount).toBeGreaterThan(0)
  expect(preview.changes.map(({ path }) => path).sort()).toEqual([
    '/awards/0/title',
    '/tender/description',
    '/tender/title',
  ])
  expect(preview.tags).toEqual((await publish(draftId)).tags)
})
