import { expect, it } from 'vitest'
import { pointer, sortFindings } from '#app/ocds/findings.ts'

it('writes JSON Pointers', () => {
  expect(pointer('', 'a/b', 0, 'c~d')).toBe('/a~1b/0/c~0d')
})

it('puts errors first, then by place, counting positions', () => {
  const finding = (severity: 'error' | 'warning', path: string) => ({ severity, path, keyword: 'x', message: 'x' })
  const findings = [finding('warning', '/a'), finding('error', '/i/10'), finding('error', '/i/9')]
  expect(sortFindings(findings).map(({ path }) => path)).toEqual(['/i/9', '/i/10', '/a'])
})
