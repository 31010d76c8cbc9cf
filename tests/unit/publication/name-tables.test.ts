import { expect, test } from 'vitest'
import { nameTables } from '#app/publication/name-tables.ts'

test('long paths keep their ends, and no two sheets have one name', () => {
  const paths = [
    'planning/budget/budgetBreakdown/budgetLines/components',
    'other/budget/budgetBreakdown/budgetLines/components',
    'third/budget/budgetBreakdown/budgetLines/components',
    'awards',
  ]
  const names = nameTables(paths, '.', 31)
  expect(names[0]).toBe(paths[0]!.replaceAll('/', '.').slice(-31))
  expect(names[1]).toMatch(/\.components\.2$/)
  expect(names[2]).toMatch(/\.components\.3$/)
  expect(names[3]).toBe('awards')
  expect(new Set(names).size).toBe(4)
  expect(names.every((name) => name.length <= 31)).toBe(true)
})

test('names of unknown keys lose what files and sheets refuse, and do not fall together', () => {
  expect(nameTables(['a/b', 'a_b', 'A_B', 'x:[y]*?'], '_', 120)).toEqual(['a_b', 'a_b_2', 'A_B_3', 'x__y___'])
})
