import { expect, test } from 'vitest'
import { keepScreenDecisions } from '#tenants/keep-screen-decisions.ts'
import { readRoster } from '#tenants/read-roster.server.ts'

const file = readRoster('quintana-roo')
const stored = file.map((entity) => ({ ...entity, screenFields: [] as string[] }))
const change = (key: string, over: object) =>
  stored.map((entity) => (entity.key === key ? { ...entity, ...over } : entity))

test('without decisions the file is what is wanted', () => {
  expect(keepScreenDecisions(stored, file)).toEqual({ wanted: file, kept: [] })
})

test('a field decided on the screen stays, and the difference is told; the rest follows the file', () => {
  const current = change('SEQ', { officialName: 'Secretaría de Enseñanza', rfc: 'X', screenFields: ['officialName'] })
  const { wanted, kept } = keepScreenDecisions(current, file)
  expect(wanted.find(({ key }) => key === 'SEQ')).toMatchObject({ officialName: 'Secretaría de Enseñanza', rfc: null })
  expect(kept).toEqual([{ slug: 'secretaria-de-educacion', fields: ['officialName'] }])
})

test('an entity closed on the screen stays closed, and one reopened stays open', () => {
  const closed = change('SEQ', { closed: '2026-11-20', screenFields: ['closed'] })
  expect(keepScreenDecisions(closed, file).wanted.find(({ key }) => key === 'SEQ')?.closed).toBe('2026-11-20')
  const open = change('IDAIPQROO', { closed: null, screenFields: ['closed'] })
  expect(keepScreenDecisions(open, file).wanted.find(({ key }) => key === 'IDAIPQROO')?.closed).toBeNull()
})

test('children in the file find a parent whose address the screen has changed', () => {
  const current = change('CONGRESO', { slug: 'poder-legislativo', screenFields: ['slug'] })
  const { wanted } = keepScreenDecisions(current, file)
  expect(wanted.find(({ key }) => key === 'ASEQROO')?.parent).toBe('poder-legislativo')
})
