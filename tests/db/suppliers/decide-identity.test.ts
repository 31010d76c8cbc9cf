import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadSupplier } from '#app/catalog/profiles/load-supplier.server.ts'
import { readSearchParams } from '#app/catalog/read-search-params.ts'
import { searchPublished } from '#app/catalog/search.server.ts'
import { searchSuppliers } from '#app/catalog/suppliers/load-suppliers.server.ts'
import { readSupplierParams } from '#app/catalog/suppliers/read-supplier-params.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { mergeSuppliers, splitSupplier, undoDecision } from '#app/suppliers/register/decide-identity.server.ts'
import { readIdentitySheet } from '#app/suppliers/register/read-desk.server.ts'
import { seedEntities } from '#tests/support/seed-entities.ts'
import { seedProcesses } from '#tests/support/seed-processes.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
let userId: string
const ZONE = 'America/Cancun'
const [A, B, C, PERSON] = [
  'MX-RFC-EKU9003173C9',
  'P00716',
  'sin-identificador-0123456789abcdef',
  'MX-PF-0123456789abcdef0123',
]
const NAMES = {
  [A]: 'Aceros del Caribe, S.A. de C.V.',
  [B]: 'ACEROS DEL CARIBE',
  [C]: 'Del Caribe Aceros',
  [PERSON]: 'Juana Canul',
}
const REASON = 'Constancia de situación fiscal del 3 de marzo'

beforeAll(async () => {
  database = await openTestDatabase()
  const { god } = database
  const [salud] = await seedEntities(god, ['salud'])
  await seedProcesses(
    god,
    Object.entries(NAMES).map(([id, name], at) => ({
      ...{ ocid: `ocds-demo00-X-${at}`, entity: salud!, title: `Compra ${at}`, amount: 10 * (at + 1), currency: 'MXN' },
      supplier: { id, name },
    })),
  )
  await god`update published_suppliers set normal = normalize_supplier_name(name), names = array[name], natural_person = id like 'MX-PF-%'`
  await god`update published_suppliers set name_key = sorted_words(normal)`
  const [user] = await god<{ id: string }[]>`
    insert into users (email, name, password_hash, state_roles) values ('c@prueba.invalid', 'Carmen', 'x', '{coordinator}') returning id`
  userId = user!.id
})
afterAll(() => database.close())

const page = async (id: string) => (await loadSupplier(id, ZONE)).page
const listed = async (q = '') =>
  (await searchSuppliers(readSupplierParams(new URLSearchParams({ q })))).rows.map(({ id, processes }) => [
    id,
    processes,
  ])
const refused = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status
const leads = () => database.god`select supplier_id, identity_id from published_supplier_identities order by 1`

describe('merges and splits', () => {
  test('names with the same words are proposed, likeness only when nothing else is found', async () => {
    const { near } = await readIdentitySheet(userId, A, null)
    expect(near.map(({ id, how }) => [id, how])).toEqual([
      [B, 'words'],
      [C, 'words'],
    ])
    await database.god`update published_suppliers set normal = 'ACEROSS DEL CARIBEE', name_key = 'ACEROSS CARIBEE DEL' where id = ${C}`
    await database.god`update published_suppliers set normal = 'OTRA COSA', name_key = 'COSA OTRA' where id = ${B}`
    const alike = await readIdentitySheet(userId, A, null)
    expect(alike.near.map(({ id, how }) => [id, how])).toEqual([[C, 'likeness']])
    await database.god`update published_suppliers set normal = normalize_supplier_name(name) where id in (${B}, ${C})`
    await database.god`update published_suppliers set name_key = sorted_words(normal)`
  })

  test('a merge sums, redirects, keeps every published row, and its undo gives back exactly what was', async () => {
    const rows = await database.god`select * from published_awards order by ocid`
    const first = await mergeSuppliers(userId, C, B, REASON)
    const second = await mergeSuppliers(userId, B, A, REASON)
    expect(await leads()).toMatchObject([
      { supplier_id: B, identity_id: A },
      { supplier_id: C, identity_id: A },
    ])
    expect((await loadSupplier(C, ZONE)).movedTo).toBe(`/proveedores/${A}`)
    expect((await page(A))?.awards).toBe(3)
    expect((await page(A))?.names).toHaveLength(0)
    expect(await listed('caribe')).toEqual([[A, 3]])
    expect((await searchPublished(readSearchParams(new URLSearchParams({ proveedor: A })))).total).toBe(3)
    expect(await database.god`select * from published_awards order by ocid`).toEqual(rows)
    await expect(undoDecision(userId, first, REASON)).rejects.toSatisfy(refused(409))
    await undoDecision(userId, second, REASON)
    expect(await leads()).toMatchObject([{ supplier_id: C, identity_id: B }])
    await undoDecision(userId, first, REASON)
    expect(await leads()).toEqual([])
    await expect(undoDecision(userId, first, REASON)).rejects.toSatisfy(refused(409))
    expect(await listed()).toHaveLength(4)
  })

  test('a split takes one id out and can be undone', async () => {
    await mergeSuppliers(userId, B, A, REASON)
    await mergeSuppliers(userId, C, A, REASON)
    const split = await splitSupplier(userId, B, REASON)
    expect(await leads()).toMatchObject([{ supplier_id: C, identity_id: A }])
    await undoDecision(userId, split, REASON)
    expect(await leads()).toHaveLength(2)
  })

  test('refused: no reason, a person with a company, what is one already, somebody unknown', async () => {
    await expect(mergeSuppliers(userId, B, A, 'sí')).rejects.toSatisfy(refused(422))
    await expect(mergeSuppliers(userId, PERSON, A, REASON)).rejects.toSatisfy(refused(422))
    await expect(mergeSuppliers(userId, B, A, REASON)).rejects.toSatisfy(refused(409))
    await expect(mergeSuppliers(userId, 'nadie', A, REASON)).rejects.toSatisfy(refused(404))
  })

  test('every decision is in the log of the state, with ids and no words', async () => {
    const acts = await database.god<{ action: string; detail: object }[]>`
      select action, detail from audit_events where action ~ 'supplier' order by position`
    expect(acts.map(({ action }) => action)).toEqual([
      ...['merge-suppliers', 'merge-suppliers', 'undo-supplier-decision', 'undo-supplier-decision'],
      ...['merge-suppliers', 'merge-suppliers', 'split-supplier', 'undo-supplier-decision'],
    ])
    expect(JSON.stringify(acts)).not.toContain('Constancia')
  })
})
