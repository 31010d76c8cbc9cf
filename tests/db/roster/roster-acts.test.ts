import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appendAudit } from '#app/audit/append-audit.server.ts'
import { loadEntities } from '#app/catalog/profiles/load-entities.server.ts'
import { addEntity } from '#app/roster/add-entity.server.ts'
import { closeEntity, reopenEntity } from '#app/roster/close-entity.server.ts'
import { correctEntity } from '#app/roster/correct-entity.server.ts'
import { type EntityFields, fieldsOf } from '#app/roster/entity-fields.ts'
import { applyRosterImport, previewRosterImport } from '#app/roster/import-roster.server.ts'
import { loadDesk } from '#app/roster/read-desk.server.ts'
import { openSheet, readSheet } from '#app/roster/read-sheet.server.ts'
import { renameEntity } from '#app/roster/rename-entity.server.ts'
import { rosterCsv } from '#app/roster/roster-csv.ts'
import { reinstateEntity, suspendEntity } from '#app/roster/suspend-entity.server.ts'
import { syncRoster } from '#app/workflows/sync-roster.server.ts'
import { asMember } from '#db/as-member.server.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { loadRoster } from '#db/queries/roster.server.ts'
import { seedUser } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
let userId: string
beforeAll(async () => {
  database = await openTestDatabase()
  await syncRoster('jalisco', '2026-11-20')
  userId = await seedUser(database.god, 'operacion@prueba.invalid', [], ['platform_admin'])
})
afterAll(() => database.close())

const operator = () => ({ userId, today: '2026-11-20', inegiState: '14' })
const FORM: EntityFields = {
  ...{ official_name: 'Agencia de Prueba de Jalisco', short_name: 'APJ', slug: 'agencia-de-prueba', key: 'APJ' },
  ...{ level: 'ESTATAL', sphere: 'EJECUTIVO', kind: 'organismo-descentralizado', parent: '' },
  ...{ inegi_municipality: '', rfc: '', notice: '', source: 'Decreto de prueba', note: '' },
}
const published = async (slug: string) =>
  (await database.god`select * from published_entities where slug = ${slug}`)[0] as Record<string, unknown> | undefined
const idOf = async (slug: string) =>
  (await database.god<{ id: string }[]>`select id from entities where slug = ${slug}`)[0]!.id
const auditOf = async (slug: string) =>
  (await database.god`select action from audit_events where entity_id = ${await idOf(slug)} order by position`).map(
    ({ action }) => action,
  )

/** A release of an entity, as far as operation counts it. */
const publishOne = (entityId: string, position: number) =>
  database.god.begin(async (tx) => {
    await tx`select set_config('app.entity_id', ${entityId}, true)`
    await tx`insert into published_releases (entity_id, position, state_position, ocid, release_id, release_date, tags, source,
        body_sha256, previous_link, link, published_at)
      values (${entityId}, ${position}, ${position}, ${`ocds-x-${position}`}, 'r1', now(), '{tender}', 'captured', 'a', 'b', 'c', now())`
  })

test('Jalisco is in an empty database whole; again changes nothing; another state is refused', async () => {
  expect(await database.god`select 1 from published_entities`).toHaveLength(200)
  expect(await syncRoster('jalisco', '2026-11-21')).toMatchObject({ added: [], renamed: [], changed: [], kept: [] })
  await expect(syncRoster('quintana-roo', '2026-11-21')).rejects.toMatchObject({ code: 'other-state' })
})

describe('adding', () => {
  test('is public at once, in the history and in the audit chain', async () => {
    expect(await addEntity(operator(), FORM)).toMatchObject({ outcome: 'done', slug: 'agencia-de-prueba' })
    expect(await published('agencia-de-prueba')).toMatchObject({ name: FORM.official_name, status: 'active' })
    const { history, counts } = await openSheet('agencia-de-prueba')
    expect(history.map(({ act, origin }) => [act, origin])).toEqual([['added', 'screen']])
    expect(counts).toMatchObject({ members: 0, admins: 0, lastSignAt: null })
    expect(await auditOf('agencia-de-prueba')).toEqual(['add-entity'])
  })

  test('what clashes is refused with the field, all that was typed comes back, and nothing is written', async () => {
    const town = { level: 'MUNICIPAL', sphere: 'MUNICIPAL', kind: 'ayuntamiento', inegi_municipality: '039' }
    const typed = { ...FORM, ...town, official_name: 'H. Ayuntamiento nuevo', rfc: 'NOES' }
    const answer = await addEntity(operator(), typed)
    expect(answer).toMatchObject({ outcome: 'refused', fields: { ...typed } })
    const fixed = await addEntity(operator(), { ...typed, rfc: '', slug: 'secretaria-de-salud', key: 'SSJ' })
    expect(fixed).toMatchObject({
      errors: {
        slug: expect.stringContaining('Secretaría de Salud'),
        key: expect.stringContaining('Secretaría de Salud'),
        inegi_municipality: expect.stringContaining('H. Ayuntamiento de Guadalajara'),
      },
    })
    expect(await published('ayuntamiento-nuevo')).toBeUndefined()
  })

  test('an empty address and key come back proposed, and a second sending takes them', async () => {
    const typed = { ...FORM, official_name: 'Museo de la Salud', short_name: 'Museo', slug: '', key: '' }
    const first = await addEntity(operator(), typed)
    expect(first).toMatchObject({ outcome: 'refused', fields: { slug: 'museo-de-la-salud', key: 'MUSEO' } })
    const fields = first.outcome === 'refused' ? first.fields : typed
    expect(await addEntity(operator(), fields)).toMatchObject({ outcome: 'done' })
  })
})

describe('renaming', () => {
  const name = {
    official_name: 'Agencia Nueva',
    short_name: 'AN',
    slug: 'agencia-nueva',
    desde: '2026-11-01',
    motivo: 'Decreto',
  }

  test('keeps the tenant; the former name is dated, found, and its address leads on', async () => {
    const id = await idOf('agencia-de-prueba')
    expect(await renameEntity(operator(), 'agencia-de-prueba', name)).toMatchObject({ outcome: 'done' })
    expect(await idOf('agencia-nueva')).toBe(id)
    expect(await published('agencia-nueva')).toMatchObject({
      aliases: [{ name: FORM.official_name, slug: 'agencia-de-prueba', until: '2026-11-01' }],
    })
    expect(await readSheet('agencia-de-prueba')).toMatchObject({ movedTo: 'agencia-nueva' })
    const found = await loadEntities('agencia de prueba')
    expect(found.groups.flatMap(({ entities }) => entities.map(({ key }) => key))).toEqual(['agencia-nueva'])
  })

  test('neither address nor name is given to another, nor a day that has not come', async () => {
    const taken = await addEntity(operator(), { ...FORM, key: 'OTRA' })
    expect(taken).toMatchObject({
      errors: {
        slug: expect.stringContaining('Agencia Nueva'),
        official_name: expect.stringContaining('así se llamó'),
      },
    })
    const early = await renameEntity(operator(), 'museo-de-la-salud', { ...name, slug: 'otro', desde: '2027-01-01' })
    expect(early).toMatchObject({
      errors: { desde: expect.stringContaining('no ha llegado'), official_name: expect.any(String) },
    })
  })

  test('a sync of the file undoes nothing, and says what it kept', async () => {
    const renamed = {
      ...name,
      official_name: 'Secretaría de Enseñanza',
      short_name: 'SE',
      slug: 'secretaria-de-ensenanza',
    }
    await renameEntity(operator(), 'secretaria-de-educacion', renamed)
    const sync = await syncRoster('jalisco', '2026-11-21')
    expect(sync).toMatchObject({ added: [], renamed: [], changed: [] })
    expect(sync.kept).toEqual([{ slug: 'secretaria-de-ensenanza', fields: ['officialName', 'shortName', 'slug'] }])
    expect(sync.missing.sort()).toEqual(['agencia-nueva', 'museo-de-la-salud'])
    expect(await published('secretaria-de-ensenanza')).toMatchObject({ name: 'Secretaría de Enseñanza' })
  })
})

test('correcting changes facts and leaves name changes to renaming once something was published', async () => {
  const { entity } = await openSheet('museo-de-la-salud')
  const fields = { ...fieldsOf(entity), official_name: 'Museo de la Salud Pública', note: 'Revisado' }
  expect(await correctEntity(operator(), 'museo-de-la-salud', fields)).toEqual({ outcome: 'done', changed: 2 })
  await publishOne(entity.id, 1)
  const again = await correctEntity(operator(), 'museo-de-la-salud', { ...fields, official_name: 'Otro' })
  expect(again).toMatchObject({ errors: { official_name: expect.stringContaining('Cambiar de nombre') } })
})

test('a suspended entity is read by its members and written by nobody, with the mark in public; then it works again', async () => {
  const id = await idOf('agencia-nueva')
  const ana = await seedUser(database.god, 'ana@prueba.invalid', [{ entityId: id, role: 'capturer' }])
  const write = () =>
    asMember({ userId: ana, entityId: id }, (tx) =>
      tx.db.execute(`insert into counters (entity_id, name, value) values ('${id}', 'x', 1) on conflict do nothing`),
    )
  await write()
  await expect(suspendEntity(operator(), 'agencia-nueva', '  ')).rejects.toMatchObject({ status: 422 })
  await suspendEntity(operator(), 'agencia-nueva', 'Falta el convenio')
  expect(await published('agencia-nueva')).toMatchObject({ status: 'suspended', status_since: '2026-11-20' })
  // 25006, a transaction that only reads, whatever the door makes of it.
  await expect(write()).rejects.toThrow()
  const roles = await asMember({ userId: ana, entityId: id }, async (tx, roles) => [
    roles,
    [...(await tx.db.execute('select 1 from drafts'))],
  ])
  expect(roles).toEqual([[], []])
  await syncRoster('jalisco', '2026-11-21')
  expect(await published('agencia-nueva')).toMatchObject({ status: 'suspended' })
  await reinstateEntity(operator(), 'agencia-nueva', 'Convenio firmado')
  await write()
  expect(await auditOf('agencia-nueva')).toEqual(['add-entity', 'rename-entity', 'suspend-entity', 'reinstate-entity'])
})

describe('closing', () => {
  const closing = { sucesor: 'museo-de-la-salud', fecha: '2026-11-10', motivo: 'Decreto de extinción' }

  test('is refused into itself, into a closed one, on a day to come and without ground', async () => {
    const wrong = await closeEntity(operator(), 'agencia-nueva', {
      sucesor: 'agencia-nueva',
      fecha: '2027-01-01',
      motivo: '',
    })
    expect(wrong).toMatchObject({
      errors: { sucesor: expect.any(String), fecha: expect.any(String), motivo: expect.any(String) },
    })
    const closed = await closeEntity(operator(), 'agencia-nueva', {
      ...closing,
      sucesor: 'secretaria-de-planeacion-administracion-y-finanzas',
    })
    expect(closed).toMatchObject({ errors: { sucesor: expect.stringContaining('cerrado') } })
  })

  test('links both ways, moves nothing, and is undone simply while nothing was built on it', async () => {
    expect(await closeEntity(operator(), 'agencia-nueva', closing)).toEqual({ outcome: 'done' })
    expect(await published('agencia-nueva')).toMatchObject({ status: 'closed', successor_slug: 'museo-de-la-salud' })
    expect((await openSheet('museo-de-la-salud')).predecessors.map(({ slug }) => slug)).toEqual(['agencia-nueva'])
    await syncRoster('jalisco', '2026-11-21')
    expect(await published('agencia-nueva')).toMatchObject({ status: 'closed' })
    await reopenEntity(operator(), 'agencia-nueva', { motivo: 'Error', confirmed: false })
    expect(await published('agencia-nueva')).toMatchObject({ status: 'active', successor_slug: null })
  })

  test('once the successor has published, undoing it takes a confirmation that names the consequence', async () => {
    await closeEntity(operator(), 'agencia-nueva', closing)
    await publishOne(await idOf('museo-de-la-salud'), 2)
    await expect(
      reopenEntity(operator(), 'agencia-nueva', { motivo: 'Error', confirmed: false }),
    ).rejects.toMatchObject({
      status: 409,
      sentence: expect.stringContaining('1 publicación desde el cierre'),
    })
    await reopenEntity(operator(), 'agencia-nueva', { motivo: 'Error', confirmed: true })
    expect(await published('agencia-nueva')).toMatchObject({ status: 'active' })
  })
})

describe('importing a file on the screen', () => {
  const lines = async () =>
    rosterCsv(await asPlatform(loadRoster))
      .trimEnd()
      .split('\n')

  test('what was downloaded is the same: nothing to import', async () => {
    const { counts } = await previewRosterImport(operator(), (await lines()).join('\n'))
    expect(counts).toEqual({ new: 0, changed: 0, same: 202, refused: 0 })
  })

  test('new, changed and refused row by row; one refused row and nothing enters', async () => {
    const [heading, ...rows] = await lines()
    const museum = rows.find((row) => row.startsWith('museo'))!
    const good = 'instituto-x,IX,Instituto X,IX,ESTATAL,EJECUTIVO,dependencia,,14,,,,,,Decreto,'
    const bad = 'instituto-y,IY,H. Ayuntamiento de Zapopan,IY,ESTATAL,EJECUTIVO,dependencia,,14,,,,,,Decreto,'
    const csv = [heading, museum.replace('Revisado', 'Otra nota'), good, bad].join('\n')
    const preview = await previewRosterImport(operator(), csv)
    expect(preview.rows.map(({ outcome }) => outcome)).toEqual(['changed', 'new', 'refused'])
    expect(preview.rows[0]?.remarks).toEqual(['Nota interna: «Revisado» pasa a «Otra nota».'])
    expect(preview.rows[2]?.remarks).toEqual([expect.stringMatching(/^Nombre oficial.*así se llama ya/)])
    expect(await applyRosterImport(operator(), csv, preview.digest)).toMatchObject({ outcome: 'refused' })
    expect(await published('instituto-x')).toBeUndefined()

    const clean = [heading, museum.replace('Revisado', 'Otra nota'), good].join('\r\n')
    const seen = await previewRosterImport(operator(), clean)
    expect(await applyRosterImport(operator(), clean, 'otra cosa')).toMatchObject({ outcome: 'moved' })
    expect(await applyRosterImport(operator(), clean, seen.digest)).toMatchObject({
      outcome: 'done',
      counts: { new: 1, changed: 1 },
    })
    expect(await published('instituto-x')).toMatchObject({ name: 'Instituto X' })
    expect((await openSheet('museo-de-la-salud')).entity.note).toBe('Otra nota')
  })
})

test('the desk counts people and signs of life; operation’s own acts are none', async () => {
  const atDesk = async () => (await loadDesk({ text: 'agencia prueba', status: '', lack: '' })).entities
  expect(await atDesk()).toMatchObject([{ slug: 'agencia-nueva', members: 1, admins: 0, lastSignAt: null }])
  const entityId = await idOf('agencia-nueva')
  const [ana] = await database.god<{ id: string }[]>`select id from users where email = 'ana@prueba.invalid'`
  const entry = { actorId: ana!.id, door: 'capturer', action: 'save-draft', subject: 'x', detail: {} }
  await asMember({ userId: ana!.id, entityId }, (tx) => appendAudit(tx, entityId, [entry]))
  expect(await atDesk()).toMatchObject([{ lastSignAt: expect.any(String) }])
})

test('the door of operation reads no draft, with an entity at hand or none, and its counters end where an entity is at hand', async () => {
  const id = await idOf('agencia-nueva')
  for (const table of ['drafts', 'draft_events', 'release_originals', 'counters', 'imports'])
    for (const entity of [id, null])
      await expect(asPlatform((tx) => tx.db.execute(`select * from ${table}`), entity)).rejects.toMatchObject({
        cause: { code: '42501' },
      })
  const other = await idOf('secretaria-de-salud')
  expect(await asPlatform((tx) => tx.db.execute('select 1 from memberships'), other)).toHaveLength(0)
  expect(await asPlatform((tx) => tx.db.execute('select 1 from memberships'))).toHaveLength(1)
  await expect(asPlatform((tx) => tx.db.execute('delete from entity_acts'))).rejects.toMatchObject({
    cause: { code: '42501' },
  })
})
