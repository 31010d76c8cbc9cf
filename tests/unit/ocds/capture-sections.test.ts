import { expect, test } from 'vitest'
import {
  appliesTo,
  captureEntries,
  captureSection,
  leafPaths,
  optionsOf,
  sectionOfPointer,
  starredEntries,
} from '#app/ocds/capture-sections.ts'

const field = (path: string) => {
  const found = captureEntries().find((entry) => entry.path === path)
  if (found?.kind !== 'field') throw new Error(path)
  return found
}

test('shared lists are asked in every section under their own path', () => {
  const paths = captureEntries().map((entry) => entry.path)
  for (const path of [
    '/tender/items/*/unit/value',
    '/awards/*/items/*/description',
    '/contracts/*/documents/*/url',
    '/contracts/*/implementation/documents/*/url',
    '/planning/budget/budgetBreakdown/*/budgetLines/*/components/*/code',
  ]) {
    expect(paths).toContain(path)
  }
})

test('a field writes the leaves of its control', () => {
  expect(leafPaths(field('/contracts/*/value'))).toEqual([
    '/contracts/*/value/netAmount',
    '/contracts/*/value/amount',
    '/contracts/*/value/currency',
  ])
  expect(leafPaths(field('/tender/tenderPeriod'))).toEqual([
    '/tender/tenderPeriod/startDate',
    '/tender/tenderPeriod/endDate',
  ])
  expect(leafPaths(field('/buyer'))).toEqual(['/buyer/id', '/buyer/name'])
  expect(leafPaths(field('/tender/title'))).toEqual(['/tender/title'])
})

test('a direct award is not asked for the period of proposals, a tender is', () => {
  expect(appliesTo(field('/tender/tenderPeriod'), 'direct')).toBe(false)
  expect(appliesTo(field('/tender/tenderPeriod'), 'open')).toBe(true)
  expect(appliesTo(field('/tender/tenderPeriod'), undefined)).toBe(true)
  const meetings = captureSection('licitacion')?.groups.find((group) => group.key === 'juntas')
  expect(meetings && appliesTo(meetings, 'direct')).toBe(false)
})

test('the starred fields are those of the tool that users know', () => {
  const paths = starredEntries('open').map((entry) => entry.path)
  for (const path of ['/planning/hasQuotes', '/tender/id', '/tender/value', '/tender/numberOfTenderers']) {
    expect(paths).toContain(path)
  }
  expect(paths).toContain('/contracts/*/awardID')
  expect(paths).not.toContain('/tender/documents')
})

test('document types of the stage are offered first, those of other catalogues with the same meaning not at all', () => {
  const offered = optionsOf(field('/contracts/*/documents/*/documentType'))
  expect(offered[0]?.more?.section).toBe('contract')
  expect(offered).toHaveLength(61)
  expect(offered.map((code) => code.code)).not.toContain('amendmentAgreements')
})

test('a finding is linked to the section that holds its field', () => {
  expect(sectionOfPointer('/contracts/0/implementation/transactions/1/value')).toBe('ejecucion')
  expect(sectionOfPointer('/contracts/0/value')).toBe('contrato')
  expect(sectionOfPointer('/parties/2/name')).toBe('partes')
  expect(sectionOfPointer('/buyer')).toBe('partes')
  expect(sectionOfPointer('/tender')).toBe('licitacion')
})
