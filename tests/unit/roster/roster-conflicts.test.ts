import { describe, expect, test } from 'vitest'
import { conflictsOf, type KnownEntity } from '#app/roster/roster-conflicts.ts'

const base: KnownEntity = {
  slug: 'salud',
  key: 'SALUD',
  officialName: 'Secretaría de Salud',
  shortName: 'SSA',
  level: 'ESTATAL',
  sphere: 'EJECUTIVO',
  kind: 'dependencia',
  parent: null,
  inegiState: '90',
  inegiMunicipality: null,
  rfc: 'EKU9003173C9',
  previousNames: [{ name: 'Secretaría de Salubridad', shortName: null, from: null, until: '2010' }],
  closed: null,
  notice: null,
  source: 'prueba',
  note: null,
  formerSlugs: ['salubridad'],
  status: 'active',
}
const town: KnownEntity = {
  ...base,
  ...{ slug: 'villa', key: 'VILLA', officialName: 'H. Ayuntamiento de Villa', level: 'MUNICIPAL', sphere: 'MUNICIPAL' },
  ...{ kind: 'ayuntamiento', inegiMunicipality: '001', rfc: null, previousNames: [], formerSlugs: [] },
}
const fresh = { ...base, slug: 'nueva', key: 'NUEVA', officialName: 'Otra', rfc: null, previousNames: [] }
const columnsOf = (over: Partial<KnownEntity>, before: KnownEntity | null = null) =>
  conflictsOf({ ...fresh, ...over }, [base, town], before).map(({ column, message }) => `${column}: ${message}`)

describe('a new entity may not take', () => {
  test.each<[string, Partial<KnownEntity>, RegExp]>([
    ['an address in use', { slug: 'salud' }, /^slug: «salud» es la dirección de Secretaría de Salud$/],
    ['an address used before', { slug: 'salubridad' }, /^slug: .*fue la dirección de Secretaría de Salud/],
    ['an address of the desk', { slug: 'importar' }, /^slug: .*página de operación/],
    ['a key in use', { key: 'SALUD' }, /^key: «SALUD» es la clave de Secretaría de Salud/],
    [
      'a name in use, accents and capitals aside',
      { officialName: 'secretaria de  SALUD' },
      /^official_name: así se llama ya/,
    ],
    [
      'a name used before',
      { officialName: 'Secretaría de salubridad' },
      /^official_name: así se llamó Secretaría de Salud$/,
    ],
    ['an RFC in use', { rfc: 'EKU9003173C9' }, /^rfc: es el de Secretaría de Salud$/],
    ['a parent that is not there', { parent: 'nadie' }, /^parent: ningún ente tiene la dirección «nadie»$/],
    ['a parent of another sphere', { parent: 'villa' }, /^parent: .*otro poder o ámbito$/],
    ['itself as a parent', { parent: 'nueva' }, /^parent: un ente no depende de sí mismo$/],
  ])('%s', (_, over, sentence) => {
    expect(columnsOf(over)).toEqual([expect.stringMatching(sentence)])
  })

  test('a municipality that has its town hall, unless that one is closed', () => {
    const second = { ...town, slug: 'villa-2', key: 'VILLA2', officialName: 'Otro ayuntamiento' }
    expect(conflictsOf(second, [town], null).map(({ column }) => column)).toEqual(['inegi_municipality'])
    expect(conflictsOf(second, [{ ...town, status: 'closed' }], null)).toEqual([])
  })
})

test('what is free is taken; what does not change is not judged again', () => {
  expect(columnsOf({})).toEqual([])
  const twins = [base, { ...base, key: 'OTRA', slug: 'otra', rfc: null }]
  expect(conflictsOf({ ...base, shortName: 'SS' }, twins, base)).toEqual([])
})

test('a name of its own may be taken back', () => {
  expect(conflictsOf({ ...base, officialName: 'Secretaría de Salubridad' }, [base, town], base)).toEqual([])
})

test('a ring of parents is seen', () => {
  const above = { ...base, slug: 'arriba', key: 'ARRIBA', officialName: 'Arriba', parent: 'salud', rfc: null }
  const ring = conflictsOf({ ...base, parent: 'arriba' }, [base, above], base)
  expect(ring).toEqual([{ column: 'parent', message: 'Arriba depende a su vez de este ente' }])
})
