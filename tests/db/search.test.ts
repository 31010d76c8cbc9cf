import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeSearch } from '#app/catalog/describe-search.ts'
import { readSearchParams } from '#app/catalog/read-search-params.ts'
import { type SearchCaps, searchForReader, searchPublished } from '#app/catalog/search.server.ts'
import { type SeededEntity, seedEntities } from '#tests/support/seed-entities.ts'
import { seedProcesses } from '#tests/support/seed-processes.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
let salud: SeededEntity
let obras: SeededEntity

const acme = { id: 'MX-RFC-AAA010101AB1', name: 'Cómputo y Redes del Sureste, S.A. de C.V.' }
const zeta = { id: 'MX-RFC-ZZZ010101AB1', name: 'Zeta Construcciones, S.A.' }

beforeAll(async () => {
  database = await openTestDatabase()
  const [first, second] = await seedEntities(database.god, ['salud', 'obras'])
  salud = first!
  obras = second!
  await seedProcesses(database.god, [
    {
      ocid: 'ocds-demo00-S-1',
      entity: salud,
      title: 'Adquisición de computadoras portátiles',
      amount: 812_000,
      supplier: acme,
      fileNumber: 'AD-015/2026',
    },
    {
      ocid: 'ocds-demo00-S-2',
      entity: salud,
      title: 'LICITACIÓN de medicamentos',
      amount: 9_000_000,
      method: 'open',
      date: '2025-06-01T12:00:00Z',
    },
    {
      ocid: 'ocds-demo00-S-3',
      entity: salud,
      title: 'Servicio de limpieza',
      category: 'services',
      historical: true,
      date: '2015-01-02T12:00:00Z',
    },
    {
      ocid: 'ocds-demo00-O-1',
      entity: obras,
      title: 'Licitaciones de camino rural',
      category: 'works',
      method: 'open',
      amount: 30_000_000,
      supplier: zeta,
    },
    {
      ocid: 'ocds-demo00-O-2',
      entity: obras,
      title: 'Licitacion del puente',
      category: 'works',
      method: 'selective',
      amount: 812_000,
    },
    ...Array.from({ length: 45 }, (_, at) => ({
      ocid: `ocds-demo00-T-${String(at).padStart(2, '0')}`,
      entity: obras,
      title: 'Papel bond para oficina',
      // Ties: fifteen share each date and amount, and one in three has none.
      date: `2024-0${(at % 3) + 1}-01T12:00:00Z`,
      amount: at % 3 === 2 ? null : 1_000 * ((at % 3) + 1),
    })),
  ])
})
afterAll(() => database.close())

const search = (query: string, caps?: SearchCaps) => searchPublished(readSearchParams(new URLSearchParams(query)), caps)
const ocids = async (query: string, caps?: SearchCaps) => (await search(query, caps)).hits.map((hit) => hit.ocid)

describe('words', () => {
  test.each(['licitación', 'licitacion', 'licitaciones', 'LICITACIÓN', 'Licitaciones'])(
    '%s finds every spelling',
    async (word) => {
      const found = await search(`q=${encodeURIComponent(word)}`)
      expect(found.total).toBe(3)
      expect(found.hits.map((hit) => hit.ocid).sort()).toEqual([
        'ocds-demo00-O-1',
        'ocds-demo00-O-2',
        'ocds-demo00-S-2',
      ])
    },
  )

  test('accents of other words, names of suppliers and identifiers are met', async () => {
    expect(await ocids('q=adquisicion+computadora+portatil')).toEqual(['ocds-demo00-S-1'])
    expect(await ocids('q=computo+sureste')).toEqual(['ocds-demo00-S-1'])
    expect(await ocids('q=ocds-demo00-S-2')).toEqual(['ocds-demo00-S-2'])
    expect(await ocids('q=AD-015/2026')).toEqual(['ocds-demo00-S-1'])
    expect(await ocids('q=aaa010101ab1')).toEqual(['ocds-demo00-S-1'])
  })

  test('quotes, minus and "or" work; words of no meaning find nothing', async () => {
    expect(await ocids('q=%22camino+rural%22')).toEqual(['ocds-demo00-O-1'])
    expect((await search('q=licitacion+-puente')).total).toBe(2)
    expect((await search('q=puente+or+camino')).total).toBe(2)
    expect((await search('q=de+la')).total).toBe(0)
  })

  test('a sentence of which no process has all the words finds those with some, most alike first', async () => {
    const reader = (query: string) => searchForReader(readSearchParams(new URLSearchParams(query)))
    expect((await search('q=computadoras+para+hospitales')).total).toBe(0)
    const found = await reader('q=computadoras+para+hospitales')
    expect(found.hits.map(({ ocid }) => ocid)).toEqual(['ocds-demo00-S-1'])
    const page = describeSearch(found, 'America/Mexico_City')
    expect(page.sentence).toBe(
      'Ningún proceso tiene todas las palabras de «computadoras para hospitales»; 1 tiene alguna.',
    )
    expect(page.sorts.map(({ key, current }) => [key, current])).toEqual([
      ['relevancia', true],
      ['monto-mayor', false],
      ['monto-menor', false],
    ])
    const paged = await reader('q=papel+amarillo&limite=10')
    const next = await reader(`q=papel+amarillo&limite=10&orden=relevancia&cursor=${paged.next}`)
    expect([paged.total, new Set([...paged.hits, ...next.hits].map(({ ocid }) => ocid)).size]).toEqual([45, 20])
  })

  test.each(['%22papel+amarillo%22', 'papel+-bond', 'papel+2099', 'de+la'])(
    '%s is sought as written',
    async (words) => {
      const { loosened, total } = await searchForReader(readSearchParams(new URLSearchParams(`q=${words}`)))
      expect([loosened, total]).toEqual([false, 0])
    },
  )

  test('rank puts the title first', async () => {
    expect((await ocids('q=licitacion+puente+or+licitacion&orden=relevancia')).length).toBe(3)
  })
})

describe('facets', () => {
  test('every facet counts its values, alone and with words', async () => {
    for (const query of ['', 'q=licitacion+or+papel+or+limpieza+or+computadoras']) {
      const { facets, total } = await search(query)
      expect(total).toBe(50)
      expect(facets.entities).toEqual([
        { value: 'obras', name: 'obras', count: 47 },
        { value: 'salud', name: 'salud', count: 3 },
      ])
      expect(facets.historical).toEqual([
        { value: 'false', name: null, count: 49 },
        { value: 'true', name: null, count: 1 },
      ])
      expect(facets.years.find((year) => year.value === '2024')?.count).toBe(45)
      expect(facets.categories.find((one) => one.value === 'works')?.count).toBe(2)
    }
  })

  test('a filtered facet still shows its other values, the others follow the filter', async () => {
    for (const query of ['ente=salud', 'ente=salud&q=licitacion+or+papel+or+limpieza+or+computadoras']) {
      const { facets, total, hits } = await search(query)
      expect(total).toBe(3)
      expect(hits).toHaveLength(3)
      expect(facets.entities.map((one) => one.value)).toEqual(['obras', 'salud'])
      expect(facets.methods.reduce((sum, one) => sum + one.count, 0)).toBe(3)
    }
  })

  test.each([
    ['ente=obras&procedimiento=open', 1],
    ['procedimiento=open&procedimiento=selective', 3],
    ['categoria=services', 1],
    ['anio=2025', 1],
    ['monto=6', 1],
    ['historico=si', 1],
    [
      'ente=obras&ambito=EJECUTIVO&procedimiento=open&categoria=works&etapa=contract&anio=2026&monto=6&historico=no&q=camino',
      1,
    ],
    ['historico=no', 49],
    ['ambito=JUDICIAL', 0],
    ['ente=no-existe', 0],
    ['anio=abc', 0],
    ['monto=9999', 0],
    ['etapa=%27%3B--', 0],
    [`proveedor=${acme.id}`, 1],
    ['proveedor=nadie', 0],
  ])('%s finds %i', async (query, count) => {
    const found = await search(query)
    expect([found.total, found.hits.length]).toEqual([count, Math.min(count, 20)])
  })

  test('suppliers among the hits', async () => {
    expect((await search('')).suppliers.map((one) => one.name).sort()).toEqual([acme.name, zeta.name])
  })
})

describe('pages', () => {
  test.each(['recientes', 'monto-mayor', 'monto-menor', 'relevancia'])(
    '%s walks over ties, each row once',
    async (sort) => {
      for (const [words, caps] of [
        ['', {}],
        ['papel', {}],
        ['papel', { sortedHits: 5 }],
        // A walk that gives up: the page comes from the hits.
        ['papel', { sortedHits: 5, walkedRows: 9 }],
      ] as const) {
        const seen: string[] = []
        let cursor: string | null = ''
        while (cursor !== null) {
          const page = await search(`q=${words}&orden=${sort}&limite=7&cursor=${cursor}`, caps)
          seen.push(...page.hits.map((hit) => hit.ocid))
          cursor = page.next
        }
        expect(new Set(seen).size).toBe(seen.length)
        expect(seen).toHaveLength(words ? 45 : 50)
      }
    },
  )

  test('amounts in order, those without at the end', async () => {
    const up = (await search('q=papel&orden=monto-menor&limite=100')).hits.map((hit) => hit.amount)
    const down = (await search('orden=monto-mayor&limite=100')).hits.map((hit) => hit.amount)
    expect(up.slice(0, 2)).toEqual(['1000.00', '1000.00'])
    expect(up.at(-1)).toBeNull()
    expect(down.slice(0, 2)).toEqual(['30000000.00', '9000000.00'])
    expect(down.at(-1)).toBeNull()
  })

  test('a cursor of another query or a broken one is refused in a sentence', async () => {
    const { next } = await search('q=papel&limite=7')
    for (const query of [
      `q=licitacion&cursor=${next}`,
      `q=papel&orden=monto-mayor&cursor=${next}`,
      'cursor=xx',
      'cursor=e30',
    ]) {
      await expect(search(query)).rejects.toMatchObject({ status: 400, sentence: expect.stringContaining('página') })
    }
  })

  test('counts stop at their cap and say so', async () => {
    const capped = await search('q=papel', { count: 10, facets: 20 })
    expect([capped.total, capped.totalIsCapped, capped.facetsAreCapped]).toEqual([10, true, true])
    expect((await search('q=papel')).totalIsCapped).toBe(false)
  })
})
