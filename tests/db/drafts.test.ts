import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asMember } from '#db/as-member.server.ts'
import { insertDraftEvent, listDraftEvents } from '#db/queries/capture/draft-events.server.ts'
import { lastNumber, noteNumber } from '#db/queries/capture/file-numbers.server.ts'
import { findDraft, lockDraft } from '#db/queries/capture/find-draft.server.ts'
import { countDrafts, listDrafts } from '#db/queries/capture/list-drafts.server.ts'
import { type DraftContent, insertDraft, setDraftState, updateDraft } from '#db/queries/capture/write-draft.server.ts'
import { type SeededEntity, seedEntities, seedUser } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
let salud: SeededEntity
let obras: SeededEntity
let julia: { userId: string; entityId: string }
let otra: { userId: string; entityId: string }
let ajena: { userId: string; entityId: string }

beforeAll(async () => {
  database = await openTestDatabase()
  const seeded = await seedEntities(database.god, ['salud', 'obras'])
  salud = seeded[0]!
  obras = seeded[1]!
  const capturer = (entity: SeededEntity) => [{ entityId: entity.id, role: 'capturer' }]
  julia = { entityId: salud.id, userId: await seedUser(database.god, 'julia@prueba.invalid', capturer(salud)) }
  otra = { entityId: salud.id, userId: await seedUser(database.god, 'otra@prueba.invalid', capturer(salud)) }
  ajena = { entityId: obras.id, userId: await seedUser(database.god, 'ajena@prueba.invalid', capturer(obras)) }
})
afterAll(() => database.close())

const content = (title: string): DraftContent => ({
  document: { tender: { title } },
  title,
  method: 'direct',
  findings: [],
  errorCount: 0,
  warningCount: 0,
  answeredCount: 1,
})
const insert = (who: typeof julia, ocid: string, title = 'Compra') =>
  asMember(who, (tx) => insertDraft(tx, { ...content(title), ocid, publishedRevision: null }))

describe('drafts', () => {
  test('an ocid once in each entity', async () => {
    expect(await insert(julia, 'ocds-demo00-a')).toMatch(/^[0-9a-f-]{36}$/)
    expect(await insert(otra, 'ocds-demo00-a')).toBeNull()
    expect(await insert(ajena, 'ocds-demo00-a')).not.toBeNull()
  })

  test('each save is one revision more, and notes who captured, once', async () => {
    const id = (await insert(julia, 'ocds-demo00-b'))!
    const save = (who: typeof julia) =>
      asMember(who, async (tx) => {
        await lockDraft(tx, id)
        return updateDraft(tx, id, content('Otra'))
      })
    expect((await save(otra)).revision).toBe(2)
    expect((await save(otra)).revision).toBe(3)
    const draft = await asMember(julia, (tx) => findDraft(tx, id))
    expect(draft).toMatchObject({
      revision: 3,
      title: 'Otra',
      capturedBy: [julia.userId, otra.userId],
      updatedByName: 'Persona otra@prueba.invalid',
    })
  })

  test('two who save at once take turns: none is lost', async () => {
    const id = (await insert(julia, 'ocds-demo00-c'))!
    const add = (who: typeof julia, word: string) =>
      asMember(who, async (tx) => {
        const draft = await lockDraft(tx, id)
        const words = [...((draft?.document.words as string[]) ?? []), word]
        await updateDraft(tx, id, { ...content('x'), document: { words } })
      })
    await Promise.all(Array.from({ length: 12 }, (_, index) => add(index % 2 ? julia : otra, `p${index}`)))
    const draft = await asMember(julia, (tx) => findDraft(tx, id))
    expect([...((draft?.document.words ?? []) as string[])].toSorted()).toEqual(
      Array.from({ length: 12 }, (_, index) => `p${index}`).toSorted(),
    )
    expect(draft?.revision).toBe(13)
  })

  test('another entity finds, locks, changes and lists nothing of it', async () => {
    const id = (await insert(julia, 'ocds-demo00-d', 'Canario'))!
    await asMember(ajena, async (tx) => {
      expect(await findDraft(tx, id)).toBeNull()
      expect(await lockDraft(tx, id)).toBeNull()
      await expect(updateDraft(tx, id, content('robado'))).rejects.toThrow('not locked')
      await setDraftState(tx, id, 'published')
      expect(await listDraftEvents(tx, id)).toEqual([])
      expect(JSON.stringify(await listDrafts(tx, { sort: 'recientes', limit: 100 }))).not.toContain('Canario')
    })
    expect(await asMember(julia, (tx) => findDraft(tx, id))).toMatchObject({
      title: 'Canario',
      state: 'draft',
      revision: 1,
    })
    await expect(
      asMember(ajena, (tx) => insertDraftEvent(tx, { draftId: id, kind: 'comment', revision: 1 })),
    ).rejects.toThrow()
  })

  test('counts by state and steps in order', async () => {
    const id = (await insert(ajena, 'ocds-demo00-e'))!
    await asMember(ajena, async (tx) => {
      await insertDraftEvent(tx, { draftId: id, kind: 'created', revision: 1 })
      await setDraftState(tx, id, 'in_review')
      await insertDraftEvent(tx, { draftId: id, kind: 'submitted', revision: 1, body: 'listo' })
    })
    await asMember(ajena, async (tx) => {
      expect(await countDrafts(tx)).toMatchObject({ in_review: 1 })
      expect((await listDraftEvents(tx, id)).map(({ kind }) => kind).toSorted()).toEqual(['created', 'submitted'])
    })
  })
})

describe('file numbers', () => {
  test("are the entity's own and never go back", async () => {
    await asMember(julia, (tx) => noteNumber(tx, 'expediente-2026', 14))
    await asMember(julia, (tx) => noteNumber(tx, 'expediente-2026', 3))
    expect(await asMember(otra, (tx) => lastNumber(tx, 'expediente-2026'))).toBe(14)
    expect(await asMember(ajena, (tx) => lastNumber(tx, 'expediente-2026'))).toBe(0)
  })
})
