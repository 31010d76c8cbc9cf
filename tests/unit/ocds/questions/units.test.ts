import { describe, expect, test } from 'vitest'
import { andBefore, listed } from '#app/ocds/questions/question.ts'
import { countedThing, unitFor } from '#app/ocds/questions/units.ts'

describe('units and counts in words', () => {
  test.each([
    ['caja', 'cajas'],
    ['mes', 'meses'],
    ['metro cuadrado', 'metros cuadrados'],
    ['garrafón', 'garrafones'],
    ['imagen', 'imágenes'],
    ['kg', 'kg'],
    ['m2', 'm2'],
  ])('2 × %s = 2 %s', (one, many) => {
    expect([unitFor(one, 2), unitFor(one, 1)]).toEqual([many, one])
  })

  test.each([
    ['40', 'pieza', 'computadoras portátiles', '40 computadoras portátiles'],
    ['3,158', 'pieza', 'tóner negro', '3,158 piezas de tóner negro'],
    ['7', '', 'tóner negro', 'tóner negro (7)'],
    ['12', 'servicio', 'servicio de limpieza', 'servicio de limpieza (12 servicios)'],
    ['5', 'equipo', 'equipos de aire acondicionado', '5 equipos de aire acondicionado'],
    ['3', 'pieza', 'autobús escolar', '3 piezas de autobús escolar'],
    ['1', 'pieza', 'autobús escolar', '1 autobús escolar'],
    ['1,064', 'metro cuadrado', 'construcción de banquetas', '1,064 metros cuadrados de construcción de banquetas'],
  ])('%s %s %s', (count, unit, description, sentence) => {
    expect(countedThing({ count, unit, description })).toBe(sentence)
  })

  test('y becomes e before the sound of i', () => {
    expect(['impermeables', 'hipoclorito', 'hielo', 'cobijas'].map(andBefore)).toEqual(['e', 'e', 'y', 'y'])
    expect(listed(['uno, dos', 'hilo'])).toBe('uno, dos e hilo')
  })
})
