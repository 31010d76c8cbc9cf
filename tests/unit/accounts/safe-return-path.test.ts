import { expect, test } from 'vitest'
import { safeReturnPath } from '#app/accounts/safe-return-path.ts'

test.each([
  ['/espacio/salud', '/espacio/salud'],
  ['/buscar?q=agua&page=2', '/buscar?q=agua&page=2'],
  ['/a/../espacio/salud', '/espacio/salud'],
  ['/entidades/%C3%B1', '/entidades/%C3%B1'],
  ['/espacio/x#y', '/espacio/x'],
])('%s stays here', (given, path) => {
  expect(safeReturnPath(given)).toBe(path)
})

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https:evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  'evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/%2e//evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  ' //evil.example',
  '/\u0000/evil.example',
  '/／evil.example',
  '/\u2215\u2215evil.example',
  '/\u202e/evil',
  '/ingresar',
  '/ingresar?volver=/ingresar',
  '/salir',
  '',
  null,
  undefined,
  7,
  `/${'a'.repeat(2000)}`,
])('%s is not followed', (given) => {
  expect(safeReturnPath(given)).toBe('/espacio')
})
