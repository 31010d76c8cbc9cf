import { expect, test } from 'vitest'
import { foldName, proposeKey, proposeSlug } from '#app/lib/entity-names.ts'

test('names are compared without accents, capitals, punctuation and double spaces', () => {
  expect(foldName('  H. Ayuntamiento de CAÑADAS   de Obregón ')).toBe('h ayuntamiento de canadas de obregon')
})

test.each([
  ['H. Ayuntamiento de Cañadas de Obregón', 'ayuntamiento-de-canadas-de-obregon'],
  ['Secretaría de Educación', 'secretaria-de-educacion'],
  ['Comisión Nº 3', 'comision-n-3'],
  ['', ''],
])('address of %j', (name, slug) => {
  expect(proposeSlug(name)).toBe(slug)
})

test('an address ends at a word, within its length', () => {
  const slug = proposeSlug('Instituto '.repeat(20))
  expect(slug.length).toBeLessThanOrEqual(79)
  expect(slug.endsWith('instituto')).toBe(true)
})

test('a key is the short name when it is one, else initials; a figure tells it from one in use', () => {
  expect(proposeKey('Secretaría de Cultura', 'SC')).toBe('SC')
  expect(proposeKey('Comisión Estatal del Agua', 'Comisión Estatal del Agua')).toBe('CEA')
  expect(proposeKey('Comisión Estatal del Agua', 'CEA', ['CEA', 'CEA2'])).toBe('CEA3')
  expect(proposeKey('', '')).toBe('')
})
