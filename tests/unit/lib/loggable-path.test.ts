import { expect, test } from 'vitest'
import { loggablePath } from '#app/lib/logging/loggable-path.ts'

test('a person’s key in an address, plain or encoded, stays out of the log, and so does a token', () => {
  expect(loggablePath('/proveedores/MX-RFC-GOMC850315AB1')).toBe('/proveedores/…')
  expect(loggablePath('/proveedores/MX%2DRFC%2Dgomc850315ab1.data')).toBe('/proveedores/…')
  expect(loggablePath('/procesos/XEXX010101HNEXXXA4')).toBe('/procesos/…')
  expect(loggablePath(`/invitacion/${'aB3_'.repeat(11)}`)).toBe('/invitacion/…')
})

test('what is public or ours is kept', () => {
  for (const path of [
    '/',
    '/procesos/ocds-demo00-SALUD-2026-0001',
    '/api/v1/releases/ocds-demo00-SALUD-2026-0001/ocds-demo00-SALUD-2026-0001-20260301T120000Z-1',
    '/espacio/secretaria-de-salud-y-asistencia-social/procesos/0c0a0ad1-d000-4000-8000-00000000f13f.data',
    '/proveedores/MX-RFC-ABC010101AB1',
    '/%E0%A4',
  ])
    expect(loggablePath(path)).toBe(path)
})
