import { expect, test } from 'vitest'
import { fieldAt, labelOf, walkFields } from '#app/ocds/fields.ts'

test('the walk is ordered, without repetition, parents before what they hold', () => {
  const fields = walkFields()
  const seen = new Set<string>()
  for (const [position, field] of fields.entries()) {
    expect(field.order).toBe(position)
    expect(seen.has(field.path), field.path).toBe(false)
    const parent = field.path.slice(0, field.path.lastIndexOf('/')).replace(/\/\*$/, '')
    expect(parent === '' || seen.has(parent), field.path).toBe(true)
    seen.add(field.path)
  }
})

test('the core schema knows nothing of the extensions', () => {
  expect(walkFields('core').length).toBeLessThan(walkFields().length)
  expect(walkFields('core').every((field) => field.extension === undefined)).toBe(true)
  expect(fieldAt('/contracts/0/guarantees', 'core')).toBeUndefined()
})

test('a field tells its type, codelist, format, merge rule and extension', () => {
  expect(fieldAt('/tender/value/amount')).toMatchObject({ type: 'number', title: 'Monto', required: false })
  expect(fieldAt('/tender/status')).toMatchObject({ codelist: 'tenderStatus', openCodelist: false })
  expect(fieldAt('/tender/tenderPeriod/endDate')).toMatchObject({ type: 'string', format: 'date-time' })
  expect(fieldAt('/parties/*/additionalIdentifiers')).toMatchObject({ wholeListMerge: true, definition: 'Identifier' })
  expect(fieldAt('/contracts/*/awardID')?.required).toBe(true)
  expect(fieldAt('/tender/tenderers')).toMatchObject({ type: 'array', definition: 'OrganizationReference' })
  expect(fieldAt('/tender/value/netAmount')?.extension).toBe('taxes')
  expect(fieldAt('/planning/requestsForQuotes/*/items/*/description')?.extension).toBe('requestForQuotes')
  expect(fieldAt('/tender/items/*/description')?.extension).toBeUndefined()
  expect(fieldAt('/tender/amendment')?.deprecated).toBe(true)
  expect(fieldAt('/date')?.omitWhenMerged).toBe(true)
})

test('a pointer with positions, a member and a translation find their field', () => {
  expect(fieldAt('/tender/items/12/unit/name')?.path).toBe('/tender/items/*/unit/name')
  expect(fieldAt('/tender/items/0')?.path).toBe('/tender/items')
  expect(fieldAt('/tender/submissionMethod/1')?.path).toBe('/tender/submissionMethod')
  expect(fieldAt('/tender/title_en')?.path).toBe('/tender/title')
  expect(fieldAt('/tender/items/0/description_zh-Hant')?.path).toBe('/tender/items/*/description')
})

test('what the schema does not know has no field, whatever its name', () => {
  for (const pointer of ['', '/', '/tender/constructor', '/__proto__', '/tender/titulo', '/0', 'tender', '/tender/*']) {
    expect(fieldAt(pointer), pointer).toBeUndefined()
  }
})

test('a label reads from the outside in, positions counted from one', () => {
  expect(labelOf('/tender/items/1/quantity')).toBe('Licitación › Partidas (2) › Cantidad')
  expect(labelOf('/contracts/0/value/netAmount')).toBe('Contratos (1) › Valor del contrato › Monto sin impuestos')
  expect(labelOf('/tender/items/*/quantity')).toBe('Licitación › Partidas › Cantidad')
  expect(labelOf('/tender/title_en')).toBe('Licitación › Título del procedimiento (en)')
  expect(labelOf('/parties/3')).toBe('Actores (4)')
  expect(labelOf('')).toBe('Documento')
})

test('a label keeps names that the schema does not know, unescaped', () => {
  expect(labelOf('/tender/a~1b/0/c~0d')).toBe('Licitación › a/b (1) › c~d')
  expect(labelOf('/inventado')).toBe('inventado')
})
