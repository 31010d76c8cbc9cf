import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { placesAtDesk, placesOfState } from '#app/ui/workspace/places.ts'

describe('where somebody may go on to', () => {
  it.each(['capturer', 'reviewer', 'publisher', 'entity_admin', 'internal_control'])(
    '%s has somewhere at the desk',
    (role) => {
      const places = placesAtDesk('salud', [role], false)
      expect(places.length).toBeGreaterThan(1)
      expect(places.at(-1)?.href).toBe('/buscar?ente=salud')
    },
  )

  it('is to read only while the entity is stopped', () => {
    expect(placesAtDesk('salud', ['capturer', 'publisher'], true).map(({ href }) => href)).toEqual([
      '/buscar?ente=salud',
    ])
  })

  it.each(['coordinator', 'state_auditor', 'platform_admin'])('%s has somewhere in the whole state', (role) => {
    expect(placesOfState([role]).length).toBeGreaterThan(0)
    expect(placesOfState([])).toEqual([])
  })
})

it('writes «solo» without an accent in everything that people read', () => {
  const files = ['app', 'schemas', 'docs/manual', 'tenants/demo'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(tsx?|md|json|csv)$/.test(name))
      .map((name) => `${folder}/${name}`),
  )
  expect(files.filter((file) => /\bs\u00f3lo\b/i.test(readFileSync(file, 'utf8')))).toEqual([])
})
