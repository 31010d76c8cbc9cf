import { expect, test } from 'vitest'
import { expectedDocuments, proceduresOf } from '#app/ocds/capture/procedures.ts'
import { isCode } from '#app/ocds/codelists.ts'

test('the procedures of a regime are those in force on the day', () => {
  const labels = (day?: string) => proceduresOf('federal-laassp', day).map((procedure) => procedure.label)
  expect(labels('2025-04-16')).not.toContain('Diálogo competitivo')
  expect(labels('2025-04-17')).toContain('Diálogo competitivo')
  expect(labels()).toHaveLength(6)
  expect(proceduresOf('nowhere')).toEqual([])
})

test('every procedure has a method of the standard, and works are contracted by works procedures', () => {
  for (const regime of ['generic', 'demo', 'quintana-roo', 'jalisco-bienes', 'jalisco-obra', 'federal-laassp']) {
    expect(proceduresOf(regime)).not.toHaveLength(0)
    for (const procedure of proceduresOf(regime)) expect(isCode('method', procedure.method)).toBe(true)
  }
  expect(proceduresOf('jalisco-obra').every((procedure) => procedure.categories.join() === 'works')).toBe(true)
})

test('expected documents depend on the method and name real document types', () => {
  const types = (method: string) => expectedDocuments(method).map((document) => document.documentType)
  expect(types('open')).toContain('tenderNotice')
  expect(types('direct')).toContain('technicalSpecifications')
  expect(types('direct')).not.toContain('tenderNotice')
  expect(types('nothing')).toEqual([])
  for (const type of [...types('open'), ...types('selective'), ...types('direct'), ...types('limited')]) {
    expect(isCode('documentType', type), type).toBe(true)
  }
})
