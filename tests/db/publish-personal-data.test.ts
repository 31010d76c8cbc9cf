import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importFiles } from '#app/workflows/import-files.server.ts'
import { type SeededEntity, seedEntities } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'
import { clabes, curps, disguises, rfcs } from '#tests/unit/ocds/personal-data/invented-keys.ts'

let database: TestDatabase
let salud: SeededEntity

beforeAll(async () => {
  database = await openTestDatabase()
  salud = (await seedEntities(database.god, ['salud']))[0]!
})
afterAll(() => database.close())

const one = (keys: fc.Arbitrary<string>, seed: number) => fc.sample(keys, { numRuns: 1, seed })[0] as string
const release = (ocid: string, id: string, more: object) => ({
  ...{ ocid, id, date: `2026-03-0${id}T00:00:00Z`, tag: ['tender'], initiationType: 'tender', tender: { id: 'LP-1' } },
  ...more,
})
const take = (releases: object[]) =>
  importFiles({
    entityId: salud.id,
    files: [{ name: 'personas.json', bytes: new TextEncoder().encode(JSON.stringify({ releases })) }],
    publish: true,
    actor: 'portal import',
  })

/** All that a visitor can be given, of every published table, as one text. */
async function everythingPublic(): Promise<string> {
  const tables = await database.god<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_description d on d.objoid = c.oid and d.objsubid = 0
    where d.description like 'published:%' and c.relkind in ('r', 'p')`
  const rows = await Promise.all(
    tables.map(({ name }) => database.god`select t::text as text from ${database.god(name)} t`),
  )
  return rows
    .flat()
    .map((row) => String(row.text))
    .join('\n')
}

test('keys of persons in every disguise are in no published table, of the main feed or the historical one', async () => {
  const keys = [one(rfcs, 11), one(curps, 12), one(clabes, 13)]
  const texts = disguises.flatMap(([, write]) => keys.map((key) => `Pago a ${write(key)}; aviso`))
  const documents = texts.map((title, at) => ({ id: String(at), title, url: `https://ejemplo.org/${at}` }))
  const more = { tender: { id: 'LP-1', title: `Compra a RFC${keys[0]}`, documents, cuenta: Number(keys[2]) } }
  const outcome = await take([
    release('ocds-demo00-personas-1', '1', more),
    release('ocds-demo00-personas-2', '1', { ...more, tag: ['noEsEtiqueta'] }),
  ])
  expect(outcome).toMatchObject({ accepted: 1, historical: 1 })
  const { cuenta: _number, ...valid } = more.tender
  expect(await take([release('ocds-demo00-personas-3', '1', { tender: valid })])).toMatchObject({ accepted: 1 })
  const text = (await everythingPublic())
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toUpperCase()
  expect(text).toContain('AVISO')
  for (const key of keys) expect(text).not.toContain(key)
  expect(text).not.toContain(String(Number(keys[2])).slice(0, 12))
})

test('who is a person in one release of a process is one in the others, before and after', async () => {
  const contactPoint = { email: 'carmen@taller-unico.mx', telephone: '998 765 4321' }
  const supplier = { id: 'p-7', name: 'Carmen', contactPoint, address: { streetAddress: 'Calle Escondida 5' } }
  const person = { id: 'p-7', name: 'Carmen', identifier: { scheme: 'MX-RFC', id: one(rfcs, 14) }, roles: ['supplier'] }
  const told = { awards: [{ id: '1', suppliers: [supplier], description: 'Escribir a carmen@taller-unico.mx' }] }
  const ocid = 'ocds-demo00-personas-4'
  await take([release(ocid, '1', told), release(ocid, '2', { parties: [person] })])
  await take([release(ocid, '3', { ...told, tender: { id: 'LP-1', title: 'Llamar al 9987654321' } })])
  const text = await everythingPublic()
  expect(text).toContain(ocid)
  expect(text).not.toMatch(/taller-unico|765 ?4321|Calle Escondida/)
})

test('who is a person in the last release of a long process is one in the first, though the import cuts it', async () => {
  const contactPoint = { email: 'rosa@taller-de-rosa.mx', telephone: '998 123 4567' }
  const supplier = { id: 'p-9', name: 'Rosa', contactPoint, address: { streetAddress: 'Calle Oculta 9' } }
  const person = { id: 'p-9', name: 'Rosa', identifier: { scheme: 'MX-RFC', id: one(rfcs, 15) }, roles: ['supplier'] }
  const numbered = (at: number, more: object) => {
    const date = new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString()
    return { ...release('ocds-prueba-larga-1', '1', more), id: String(at), date }
  }
  const long = (ocid: string, more: object) => [
    { ...numbered(0, { awards: [{ id: '1', suppliers: [supplier] }], ...more }), ocid },
    ...Array.from({ length: 203 }, (_, at) => ({ ...numbered(at + 1, more), ocid })),
    { ...numbered(300, { parties: [person], ...more }), ocid },
  ]
  expect(await take(long('ocds-prueba-larga-1', {}))).toMatchObject({ accepted: 205 })
  expect(await take(long('ocds-prueba-larga-2', { tag: ['noEsEtiqueta'] }))).toMatchObject({ historical: 205 })
  const text = await everythingPublic()
  for (const secret of ['taller-de-rosa', '998 123 4567', 'Calle Oculta']) expect(text).not.toContain(secret)
})

test('what is said of a historical release names members as its public version does: no key in path or sentence', async () => {
  const [curp, rfc] = [one(curps, 16), one(rfcs, 17)]
  const hidden = `${rfc.slice(0, 4)}/${rfc.slice(4, 10)}/${rfc.slice(10)}`
  const number = '@123456789012345678901234567890.125@'
  const tender = { id: 'LP-1', title: 'Compra', [curp]: number, [`de ${hidden}`]: { x: number } }
  const text = JSON.stringify({ releases: [release('ocds-prueba-nombres-1', '1', { tender })] })
  const bytes = new TextEncoder().encode(text.replaceAll(/"@|@"/g, ''))
  const files = [{ name: 'nombres.json', bytes }]
  const told = await importFiles({ entityId: salud.id, files, publish: true, actor: 'prueba' })
  expect(told).toMatchObject({ historical: 1 })
  expect(told.findings.map(({ path }) => path)).toContain(`/tender/${curp}`)
  const open = await everythingPublic()
  for (const key of [curp, rfc, hidden, hidden.replaceAll('/', '~1')]) expect(open).not.toContain(key)
})

test('an ocid or release id with the key of a person is refused, and told without repeating it', async () => {
  const [rfc, curp] = [one(rfcs, 15), one(curps, 16)]
  const outcome = await take([
    release(`ocds-demo00-${rfc}-1`, '1', {}),
    release('ocds-demo00-personas-5', '1', { id: curp }),
    release('ocds-demo00-personas-6', '1', {}),
  ])
  expect(outcome).toMatchObject({ releases: 3, accepted: 1, rejected: 2 })
  expect(JSON.stringify(outcome.findings)).not.toMatch(new RegExp(`${rfc}|${curp}`))
  expect(await everythingPublic()).not.toMatch(new RegExp(`${rfc}|${curp}`))
})
