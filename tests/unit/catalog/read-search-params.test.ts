import { describe, expect, test } from 'vitest'
import { readSearchParams, writeSearchParams } from '#app/catalog/read-search-params.ts'
import { withQuery } from '#app/lib/paths.ts'

const read = (query: string) => readSearchParams(new URLSearchParams(query))

describe('readSearchParams', () => {
  test('what is written is read back the same', () => {
    const query =
      'q=camino+rural&ente=salud&ente=obras&ambito=EJECUTIVO&procedimiento=open&categoria=works&etapa=award&anio=2026&monto=3&proveedor=MX-RFC-X&historico=no&orden=monto-mayor&limite=50'
    expect(read(withQuery('', writeSearchParams(read(query))).slice(1))).toEqual(read(query))
  })

  test('nothing asked is the newest twenty of everything', () => {
    expect(read('')).toMatchObject({
      words: '',
      entities: [],
      sort: 'recientes',
      size: 20,
      historical: null,
      cursor: null,
    })
  })

  test('control characters, NUL and halves of letters become spaces; unknown parameters are ignored', () => {
    expect(read('q=a%00b%0Ac&otro=1').words).toBe('a b c')
    expect(readSearchParams(new URLSearchParams([['q', 'a\ud800b']])).words).toMatch(/^a.b$/u)
  })

  test('years and bands that are no numbers match nothing instead of failing', () => {
    expect(read('anio=dosmil&monto=1e9').years).toEqual([-1])
    expect(read('anio=99999').years).toEqual([-1])
  })

  test.each([
    [`q=${'a'.repeat(201)}`, 'largo'],
    [`q=${Array.from({ length: 17 }, (_, at) => `p${at}`).join('+')}`, 'palabras'],
    ['orden=alfabetico', 'orden'],
    ['limite=101', 'límite'],
    ['limite=0', 'límite'],
    ['historico=quizas', 'históricos'],
    [Array.from({ length: 31 }, (_, at) => `ente=e${at}`).join('&'), 'filtros'],
  ])('%s is refused with a sentence', (query, word) => {
    expect(() => read(query)).toThrow(expect.objectContaining({ status: 400, sentence: expect.stringContaining(word) }))
  })
})
