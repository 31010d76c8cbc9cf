import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readRoster, readState } from '#tenants/read-roster.server.ts'

const roster = readRoster('jalisco')
const municipalities = roster.filter((entity) => entity.kind === 'ayuntamiento')
const keyOf = (entity: { inegiState: string; inegiMunicipality: string | null }) =>
  entity.inegiState + (entity.inegiMunicipality ?? '')

test('125 municipalities, each INEGI key from 14001 to 14125 once and in order', () => {
  expect(municipalities.map(keyOf)).toEqual(
    Array.from({ length: 125 }, (_, index) => `14${String(index + 1).padStart(3, '0')}`),
  )
})

test('every row has level, sphere, kind and source; slugs, keys and names are unique', () => {
  for (const row of roster) {
    expect(row.source.length, row.slug).toBeGreaterThan(5)
    for (const value of [row.level, row.sphere, row.kind]) expect(value, row.slug).not.toBe('')
  }
  for (const column of ['slug', 'key', 'officialName'] as const)
    expect(new Set(roster.map((row) => row[column])).size, column).toBe(roster.length)
})

test('names bear their accents, and the slug is the name without them', () => {
  const named = (key: string) => municipalities.find((entity) => keyOf(entity) === key)?.shortName
  expect(
    ['14001', '14002', '14029', '14044', '14072', '14081', '14093', '14097', '14098', '14117', '14125'].map(named),
  ).toEqual([
    'Acatic',
    'Acatlán de Juárez',
    'Cuquío',
    'Ixtlahuacán de los Membrillos',
    'San Diego de Alejandría',
    'Santa María de los Ángeles',
    'Tepatitlán de Morelos',
    'Tlajomulco de Zúñiga',
    'San Pedro Tlaquepaque',
    'Cañadas de Obregón',
    'San Ignacio Cerro Gordo',
  ])
  for (const { slug, shortName, officialName } of municipalities) {
    const plain = shortName.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll(' ', '-')
    expect(slug).toBe(`ayuntamiento-de-${plain}`)
    expect(officialName).toBe(`H. Ayuntamiento de ${shortName}`)
  }
})

test('what stands out of the alphabet is what is known to: renamed municipalities, articles, the old ch, and the newest one', () => {
  const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const stray = municipalities.filter((one, index) => {
    const before = municipalities[index - 1]
    return before !== undefined && fold(one.shortName) < fold(before.shortName)
  })
  // The one after a name that comes too late in the alphabet is seen as stray too: 14008 follows San Juanito (once Antonio Escobedo).
  expect(stray.map((one) => `${keyOf(one)} ${one.shortName}`)).toEqual([
    '14008 Arandas',
    '14010 Atemajac de Brizuela',
    '14019 Bolaños',
    '14024 Cocula',
    '14030 Chapala',
    '14037 El Grullo',
    '14044 Ixtlahuacán de los Membrillos',
    '14054 El Limón',
    '14057 La Manzanilla de la Paz',
    '14069 Quitupan',
    '14070 El Salto',
    '14079 Gómez Farías',
    '14089 Techaluta de Montenegro',
    '14098 San Pedro Tlaquepaque',
    '14113 San Gabriel',
    '14117 Cañadas de Obregón',
    '14125 San Ignacio Cerro Gordo',
  ])
})

test('former names are kept where a municipality or an agency was renamed', () => {
  const former = Object.fromEntries(
    roster.flatMap((entity) => entity.previousNames.map(({ name }) => [entity.slug, name] as const)),
  )
  expect(former).toMatchObject({
    'ayuntamiento-de-san-gabriel': 'H. Ayuntamiento de Venustiano Carranza',
    'ayuntamiento-de-san-pedro-tlaquepaque': 'H. Ayuntamiento de Tlaquepaque',
    'secretaria-de-transporte': 'Secretaría de Movilidad',
  })
})

test('the three branches and the autonomous bodies are there; nothing is invented about prefixes', () => {
  const count = (sphere: string) => roster.filter((entity) => entity.sphere === sphere).length
  expect(['EJECUTIVO', 'LEGISLATIVO', 'JUDICIAL', 'ORGANO_AUTONOMO', 'MUNICIPAL'].map(count)).toEqual([
    63, 2, 3, 7, 125,
  ])
  const state = readState('jalisco')
  expect(state).toMatchObject({ inegiKey: '14', ocidPrefix: null, oc4idsPrefix: null })
  expect(roster.every((entity) => entity.rfc === null)).toBe(true)
})

const SHARED = '../shared/data/padron-entidades/municipios_qroo_jalisco.csv'
test.runIf(existsSync(SHARED))('names and keys are those of INEGI’s catalogue', () => {
  const known = readFileSync(SHARED, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('14,'))
    .map((line) => line.split(','))
    .map(([, , , name, key]) => `${key} ${name}`)
  expect(municipalities.map((entity) => `${keyOf(entity)} ${entity.shortName}`)).toEqual(known)
})
