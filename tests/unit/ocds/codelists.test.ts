import { expect, test } from 'vitest'
import { codelistNames, codes, isCode, titleOfCode } from '#app/ocds/codelists.ts'

test('codes come with title, description and further columns', () => {
  expect(codes('method').map((code) => code.code)).toEqual(['open', 'selective', 'limited', 'direct'])
  expect(codes('awardCriteria').find((code) => code.code === 'lowestCost')?.more?.deprecated).toBe('1.1')
  expect(codes('currency')[0]).toMatchObject({ code: 'MXN', title: 'Peso mexicano' })
})

test('a title falls back to the code', () => {
  expect(titleOfCode('tenderStatus', 'unsuccessful')).toBe('Desierta')
  expect(titleOfCode('partyRole', 'ownRole')).toBe('ownRole')
  expect(titleOfCode('noSuchList', 'x')).toBe('x')
})

test('codes are case-sensitive, and names of Object.prototype are no codelists', () => {
  expect(isCode('method', 'Open')).toBe(false)
  expect(codes('constructor')).toEqual([])
  expect(codelistNames()).toContain('documentType')
})
