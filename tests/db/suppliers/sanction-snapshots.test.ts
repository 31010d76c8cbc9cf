import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { confirmSnapshot, discardSnapshot } from '#app/suppliers/sanctions/importing/decide-snapshot.server.ts'
import { importList } from '#app/suppliers/sanctions/importing/import-list.server.ts'
import { removeList } from '#app/suppliers/sanctions/importing/list-rules.server.ts'
import { readSnapshot } from '#app/suppliers/sanctions/importing/read-snapshot.server.ts'
import { receiveList } from '#app/suppliers/sanctions/importing/receive-list.server.ts'
import { asCoordinator } from '#db/as-coordinator.server.ts'
import { readSnapshotFile } from '#db/queries/suppliers/sanction-snapshots.server.ts'
import { sanctionsOf } from '#db/queries/suppliers/sanctions-of.server.ts'
import { type SatRow, satFile } from '#tests/support/sanctions/invented-lists.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const DEFINITIVE: SatRow = { rfc: 'BBB010101BB2', situation: 'Definitivo', definitive: ['06/04/2015', '16/03/2015'] }
const rowsOf = (count: number): SatRow[] =>
  Array.from({ length: count }, (_, at) => ({
    rfc: `CCC${String(at + 10).padStart(2, '0')}0101CC3`,
    situation: 'Presunto',
  }))
const bring = (rows: readonly SatRow[], asOf?: string, door: 'cli' | 'screen' = 'cli') =>
  importList({ list: 'sat-69b', content: satFile(rows, asOf), fileName: 'lista.csv', asOf: null, actorId: null, door })
const versions = (rfc: string) => asCoordinator(null, (tx) => sanctionsOf(tx, { rfcs: [rfc] }))
const publicRows = () => database.god<
  { standing: string; latest: boolean; version: number; rfc: string | null; name: string }[]
>`
  select standing, latest, version, rfc, name from published_sanctions order by rfc, version`

describe('an import of a list of sanctions', () => {
  test('counts at once, keeps its bytes, and the same file twice changes nothing', async () => {
    const content = satFile([DEFINITIVE, ...rowsOf(9), { rfc: 'nada', situation: 'Presunto' }])
    const given = { list: 'sat-69b', content, fileName: 'a.csv', asOf: null, actorId: null, door: 'cli' as const }
    const first = await importList(given)
    expect(first).toMatchObject({
      outcome: 'current',
      asOf: '2022-11-30',
      rows: { read: 11, accepted: 10, refused: 1 },
    })
    expect(first.difference).toEqual({ new: 10, changed: 0, gone: 0 })
    expect(first.reasons).toEqual([{ reason: 'not-an-rfc', count: 1, example: expect.stringContaining('«nada»') }])
    expect(await asCoordinator(null, (tx) => readSnapshotFile(tx, first.snapshot))).toEqual(content)
    expect(await importList(given)).toMatchObject({ outcome: 'unchanged', snapshot: first.snapshot })
    expect(await database.god`select from sanction_snapshots`).toHaveLength(1)
    expect((await publicRows()).filter(({ latest }) => latest)).toHaveLength(10)
  })

  test('a changed row is a new version of the same sanction; both are known with their moments', async () => {
    const favourable: SatRow = {
      ...DEFINITIVE,
      situation: 'Sentencia Favorable',
      favourable: ['01/02/2023', '15/01/2023'],
    }
    const answer = await bring([favourable, ...rowsOf(9)], '31 de marzo de 2023')
    expect(answer).toMatchObject({ outcome: 'current', difference: { new: 0, changed: 1, gone: 0 } })
    const [before, now] = await versions('BBB010101BB2')
    expect([before?.effect, now?.effect]).toEqual(['stops', 'none'])
    expect(before?.knownTo).toBe(now?.knownFrom)
    expect(now?.knownTo).toBeNull()
    expect(now?.sanctionId).toBe(before?.sanctionId)
    expect([before?.snapshot?.asOf, now?.snapshot?.asOf]).toEqual(['2022-11-30', '2023-03-31'])
    const shown = (await publicRows()).filter(({ rfc }) => rfc === 'BBB010101BB2')
    expect(shown.map(({ version, latest }) => [version, latest])).toEqual([
      [1, false],
      [2, true],
    ])
  })

  test('a row that is gone ends and stays readable; when it comes back it is the same sanction', async () => {
    await bring(rowsOf(9), '30 de abril de 2023')
    expect((await versions('BBB010101BB2')).at(-1)?.knownTo).not.toBeNull()
    expect((await publicRows()).find(({ rfc, latest }) => rfc === 'BBB010101BB2' && latest)?.standing).toBe('gone')
    await bring([DEFINITIVE, ...rowsOf(9)], '31 de mayo de 2023')
    const all = await versions('BBB010101BB2')
    expect(all).toHaveLength(3)
    expect(new Set(all.map(({ sanctionId }) => sanctionId)).size).toBe(1)
    expect(all.at(-1)?.knownTo).toBeNull()
  })

  test('with far fewer rows, or of an earlier day, it waits; confirming needs a reason, discarding leaves all as it was', async () => {
    const shrunk = await bring([DEFINITIVE, ...rowsOf(7)], '30 de junio de 2023')
    expect(shrunk).toMatchObject({ outcome: 'held', held: ['shrunk'], difference: { new: 0, changed: 0, gone: 2 } })
    const decision = { actorId: null, door: 'cli' as const, reason: null }
    await expect(confirmSnapshot(shrunk.snapshot, decision)).rejects.toMatchObject({
      code: 'reason-missing',
      status: 422,
    })
    expect(await discardSnapshot(shrunk.snapshot, decision)).toMatchObject({ state: 'discarded' })
    await expect(discardSnapshot(shrunk.snapshot, decision)).rejects.toMatchObject({ status: 409 })
    expect(await bring([DEFINITIVE, ...rowsOf(9)], '1 de enero de 2022')).toMatchObject({ held: ['older'] })
    expect((await versions('CCC180101CC3')).at(-1)?.knownTo).toBeNull()
    const again = await bring([DEFINITIVE, ...rowsOf(7)], '30 de junio de 2023')
    expect(again.outcome).toBe('held')
    const done = await confirmSnapshot(again.snapshot, { ...decision, reason: 'El SAT depuró su listado' })
    expect(done).toMatchObject({ state: 'current', rowsGone: 2, decisionReason: 'El SAT depuró su listado' })
    expect((await versions('CCC180101CC3')).at(-1)?.knownTo).not.toBeNull()
    expect(await database.god`select from sanction_staged_rows where snapshot_id = ${again.snapshot}`).toHaveLength(0)
  })

  test('another file is no such list, and says why; the screen’s waits for a look; reading twice is reading once', async () => {
    const wrong = {
      list: 'sat-69b',
      content: Buffer.from('a,b\n1,2\n'),
      fileName: 'x',
      asOf: null,
      actorId: null,
      door: 'cli' as const,
    }
    expect(await importList(wrong)).toMatchObject({
      outcome: 'failed',
      problem: expect.stringContaining('falta la columna'),
    })
    const { snapshotId } = await receiveList({
      ...wrong,
      content: satFile([DEFINITIVE, ...rowsOf(10)], '31 de julio de 2023'),
      door: 'screen',
    })
    await readSnapshot(snapshotId)
    await readSnapshot(snapshotId)
    const [row] =
      await database.god`select state, hold_reasons, rows_new from sanction_snapshots where id = ${snapshotId}`
    expect(row).toEqual({ state: 'held', hold_reasons: ['preview'], rows_new: 3 })
    await expect(importList({ ...wrong, list: 'csv-nada' })).rejects.toMatchObject({ status: 404 })
    await expect(importList({ ...wrong, list: 'propias' })).rejects.toMatchObject({ status: 404 })
  })

  test('natural persons are matched and not shown unless the list states its legal ground', async () => {
    const person: SatRow = { rfc: 'XEPC800101AB1', name: 'Persona de Prueba', situation: 'Presunto' }
    const answer = await bring([DEFINITIVE, person, ...rowsOf(10)], '31 de agosto de 2023')
    expect(answer.outcome).toBe('current')
    expect(await versions('XEPC800101AB1')).toHaveLength(1)
    expect((await publicRows()).some(({ name }) => name === 'Persona de Prueba')).toBe(false)
    const [list] = await database.god`select rows_kept from published_sanction_lists where code = 'sat-69b'`
    expect(list).toEqual({ rows_kept: 1 })
  })

  test('a list that its source takes away ends all its versions and says so; a new import brings it back', async () => {
    const count = await removeList('sat-69b', { actorId: null, reason: 'El SAT retiró el listado de su página' })
    expect(count).toBe(12)
    expect((await versions('BBB010101BB2')).every(({ knownTo }) => knownTo !== null)).toBe(true)
    expect((await publicRows()).filter(({ latest, standing }) => latest && standing !== 'gone')).toEqual([])
    expect(await bring([DEFINITIVE], '30 de septiembre de 2023')).toMatchObject({ outcome: 'current' })
    const [list] = await database.god`select removed_at from published_sanction_lists where code = 'sat-69b'`
    expect(list).toEqual({ removed_at: null })
  })

  test('a version is never changed and bytes are never replaced', async () => {
    const change = asCoordinator(null, (tx) =>
      tx.db.execute('update sanction_entries set known_to = null where known_to is not null'),
    )
    await expect(change).rejects.toThrow()
    await expect(database.god`delete from sanction_entries`).rejects.toThrow()
    await expect(database.god`update sanction_snapshot_files set content = ''`).rejects.toThrow()
  })
})
