import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JsonObject } from '#app/ocds/types.ts'
import { loadConstancy } from '#app/suppliers/matching/constancy/load-constancy.server.ts'
import { loadNoticesOfControl, seeControlNotice } from '#app/suppliers/matching/control/notices.server.ts'
import { importFiles } from '#app/workflows/import-files.server.ts'
import { readDraftStops, writeReason } from '#app/workflows/matching/draft-stops.server.ts'
import { matchPublished } from '#app/workflows/matching/match-published.server.ts'
import { publishDraft } from '#app/workflows/publish-draft.server.ts'
import { runQueuedJobs } from '#tests/support/run-queued-jobs.ts'
import { sampleDocument, sampleOcid } from '#tests/support/sample-documents.ts'
import { seedDebarment } from '#tests/support/sanctions/seed-debarment.ts'
import { type SeededEntity, seedEntities, seedUser } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

const RFC = 'EKU9003173C9'
const COMPANY = `MX-RFC-${RFC}`
const REASON = { rationale: 'Es el único fabricante con registro sanitario.', legalBasis: 'Artículo 54, fracción I' }

let database: TestDatabase
let salud: SeededEntity
let user: string
let sanction: string

beforeAll(async () => {
  database = await openTestDatabase()
  salud = (await seedEntities(database.god, ['salud']))[0]!
  const roles = ['capturer', 'publisher'].map((role) => ({ entityId: salud.id, role }))
  user = await seedUser(database.god, 'pablo@prueba.invalid', roles)
  sanction = await seedDebarment(database, { rfc: RFC })
})
afterAll(() => database.close())

async function seedDraft(number: number, day: string, state = 'draft'): Promise<string> {
  const sample = sampleDocument(salud, number, { suppliers: [COMPANY] }) as unknown as JsonObject
  const awards = (sample.awards as JsonObject[]).map((award) => ({ ...award, date: `${day}T10:00:00-06:00` }))
  const [row] = await database.god<{ id: string }[]>`
    insert into drafts (entity_id, ocid, document, state, captured_by, created_by, updated_by)
    values (${salud.id}, ${sampleOcid(salud, number)}, ${database.god.json({ ...sample, awards } as never)}, ${state}, ${[user]}, ${user}, ${user})
    returning id`
  return row!.id
}
const desk = () => ({ userId: user, entityId: salud.id, slug: 'salud', key: salud.key })
const publish = (draftId: string) => publishDraft({ userId: user, entityId: salud.id, draftId })
const notices = () => database.god`select kind, ocid, outcome, reason from control_notices order by created_at, kind`

test('a stopped award is published only with its reason, which goes out with it and is told to the control body at once', async () => {
  const draftId = await seedDraft(1, '2025-04-10')
  await database.god`update drafts set state = 'approved' where id = ${draftId}`
  await expect(publish(draftId)).rejects.toMatchObject({ status: 422, sentence: expect.stringContaining('renglón 7') })
  expect(await notices()).toEqual([])

  await database.god`update drafts set state = 'draft' where id = ${draftId}`
  const { stops, draft } = await readDraftStops(desk(), draftId)
  const asked = { draftId, revision: draft.revision, path: stops[0]!.path, sanctionId: sanction }
  await expect(writeReason(desk(), { ...asked, rationale: 'Porque sí', legalBasis: '' })).rejects.toMatchObject({
    status: 422,
  })
  await writeReason(desk(), { ...asked, ...REASON })
  await expect(writeReason(desk(), { ...asked, ...REASON })).rejects.toMatchObject({ code: 'stale-draft' })
  await database.god`update drafts set state = 'approved' where id = ${draftId}`
  const { ocid } = await publish(draftId)

  const [record] = await database.god`select compiled from published_records where ocid = ${ocid}`
  const compiled = JSON.parse(record!.compiled) as { awards: { sanctionExceptions: JsonObject[] }[] }
  expect(compiled.awards[0]!.sanctionExceptions).toMatchObject([
    { ...REASON, sanction: { list: 'propias', id: sanction } },
  ])
  expect(await notices()).toMatchObject([
    { kind: 'sanction-stop', ocid, reason: `${REASON.rationale}\nFundamento: ${REASON.legalBasis}` },
  ])
  await runQueuedJobs()
  expect((await notices()).map(({ kind }) => kind).sort()).toEqual(['sanction-match', 'sanction-stop'])
})

test('what this portal learned after the award stops nothing and is recorded as a match', async () => {
  const late = await seedDebarment(database, { rfc: RFC, startsOn: '2024-01-01', endsOn: '2024-12-31' })
  const draftId = await seedDraft(2, '2024-06-01', 'approved')
  const { ocid } = await publish(draftId)
  await matchPublished({ door: 'cli', entityId: salud.id })
  const rows =
    await database.god`select outcome, hits::text as hits from sanction_matches where ocid = ${ocid} and act = 'award'`
  expect(rows).toMatchObject([{ outcome: 'sanctioned-then' }])
  expect(rows[0]!.hits).toContain(late)
})

test('an import of it is refused with its finding, unless the release carries the reason; the rest of the process goes in', async () => {
  const release = (number: number, more: object) => ({
    ...{ ocid: `ocds-demo00-parado-${number}`, id: `parado-${number}`, date: '2025-04-11T00:00:00Z', tag: ['award'] },
    ...{ initiationType: 'tender', language: 'es', parties: [{ id: COMPANY, name: 'Invento', roles: ['supplier'] }] },
    awards: [{ id: 'a1', date: '2025-04-10T10:00:00-06:00', suppliers: [{ id: COMPANY, name: 'Invento' }], ...more }],
  })
  const exception = { supplier: { id: COMPANY }, sanction: { list: 'propias', id: sanction }, ...REASON, id: '1' }
  const releases = [
    release(1, {}),
    release(2, { sanctionExceptions: [exception] }),
    release(3, { status: 'cancelled' }),
  ]
  const before = { ...release(1, {}), id: 'parado-1-antes', tag: ['tender'], awards: [], tender: { id: 't' } }
  const bytes = new TextEncoder().encode(JSON.stringify([before, ...releases]))
  const answer = await importFiles({
    ...{ entityId: salud.id, files: [{ name: 'a.json', bytes }], publish: true, actor: 'portal import' },
  })
  expect(answer).toMatchObject({ accepted: 3, rejected: 1 })
  expect(answer.findings.filter(({ severity }) => severity === 'error')).toMatchObject([
    { ocid: 'ocds-demo00-parado-1', path: '/awards/0', message: expect.stringContaining(sanction) },
  ])
  const told = (await notices()).filter(({ kind, ocid }) => kind === 'sanction-stop' && ocid.includes('parado'))
  expect(told).toMatchObject([{ ocid: 'ocds-demo00-parado-2' }])
})

test('the control body reads its notices and marks one as seen; a constancy of the company is answered', async () => {
  await database.god`insert into memberships (entity_id, user_id, role) values (${salud.id}, ${user}, 'internal_control')`
  const unseen = await loadNoticesOfControl(desk(), { kind: 'sanction-stop', seen: false })
  expect(unseen.length).toBeGreaterThan(0)
  await seeControlNotice(desk(), unseen[0]!.id)
  expect(await loadNoticesOfControl(desk(), { kind: 'sanction-stop', seen: false })).toHaveLength(unseen.length - 1)
  await expect(seeControlNotice(desk(), 'ninguno')).rejects.toMatchObject({ status: 404 })
  const asked = await loadConstancy(COMPANY, { fecha: '2025-04-10', al: '', codigo: '' })
  expect(asked).toMatchObject({ problem: null, answer: { constancy: { rfc: RFC, on: '2025-04-10' } } })
})
