import { describe, expect, it } from 'vitest'
import { apiPaths, isDataPath, paths, withQuery, workspacePaths } from '#app/lib/paths.ts'

describe('addresses', () => {
  it('encode what they are given', () => {
    expect(paths.process('ocds-demo00-a/b?c#d')).toBe('/procesos/ocds-demo00-a%2Fb%3Fc%23d')
    expect(workspacePaths.section('salud', 'ñ 1', 'contrato')).toBe('/espacio/salud/procesos/%C3%B1%201/contrato')
    expect(apiPaths.release('ocds-x', '1/2')).toBe('/api/v1/releases/ocds-x/1%2F2')
  })

  it('leave out empty values, repeat lists and keep the order', () => {
    expect(paths.search({ q: 'agua & luz', ente: ['a', 'b'], anio: 2026, orden: '', cursor: null })).toBe(
      '/buscar?q=agua+%26+luz&ente=a&ente=b&anio=2026',
    )
    expect(withQuery('/x', {})).toBe('/x')
    expect(withQuery('/x', { n: 0, b: false })).toBe('/x?n=0&b=false')
  })

  it('tell data from pages', () => {
    expect(['/api/v1/releases', '/data.json', '/datos/descargas/index.json'].every(isDataPath)).toBe(true)
    expect(['/datos', '/buscar', '/apiario'].some(isDataPath)).toBe(false)
  })
})
