import { expect, it } from 'vitest'
import { hasErrors, pointer, pointerNames, sortFindings } from '#app/ocds/findings.ts'

it('writes and reads JSON Pointers', () => {
  expect(pointer('', 'a/b', 0, 'c~d')).toBe('/a~1b/0/c~0d')
  expect(pointerNames('/a~1b/0/c~0d')).toEqual(['a/b', '0', 'c~d'])
  expect(pointerNames('')).toEqual([])
})

it('puts errors first, then by place, counting positions', () => {
  const finding = (severity: 'error' | 'warning', path: string) => ({ severity, path, keyword: 'x', message: 'x' })
  const findings = [finding('warning', '/a'), finding('error', '/i/10'), finding('error', '/i/9')]
  expect(sortFindings(findings).map(({ path }) => path)).toEqual(['/i/9', '/i/10', '/a'])
  expect(hasErrors(findings)).toBe(true)
  expect(hasErrors([finding('warning', '/a')])).toBe(false)
})
