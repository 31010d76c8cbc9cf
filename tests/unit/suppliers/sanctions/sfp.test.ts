import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isNotThatList, type ListReading } from '#app/suppliers/sanctions/reading/list-reading.ts'
import { readSfp } from '#app/suppliers/sanctions/reading/sfp.ts'
import { sfpFile } from '#tests/support/sanctions/invented-lists.ts'
import { sharedFolder } from '#tests/support/shared-folder.ts'

const BOTH = 'SANCIONATORIA CON MULTA E INHABILITACIÓN'
const ROW = [
  'Inventada, S.A. de C.V.',
  'INSTITUTO DE PRUEBA',
  '0001/2014',
  'HECHOS',
  'OBJETO',
  BOTH,
  '2014-05-07',
  '2014-05-06',
  '1 AÑO 6 MESES',
  '75438.5',
]
const withCells = (cells: Record<number, string>) => ROW.map((cell, at) => cells[at] ?? cell)

function read(...rows: readonly string[][]): ListReading {
  const reading = readSfp(sfpFile(rows))
  if (isNotThatList(reading)) throw new Error(reading.problem)
  return reading
}
const one = (cells: Record<number, string>) => {
  const { accepted, refused } = read(withCells(cells))
  expect(refused).toEqual([])
  return accepted[0]
}

describe('the federal directory of sanctioned suppliers', () => {
  test('a plain row: the term runs from the day after the notification', () => {
    expect(one({})).toMatchObject({
      ...{ list: 'sfp', rfc: null, name: 'Inventada, S.A. de C.V.', naturalPerson: false, row: 2 },
      ...{ authority: 'INSTITUTO DE PRUEBA', fileNumber: '0001/2014', kinds: ['debarment', 'fine'], effect: 'stops' },
      ...{ startsOn: '2014-05-08', endsOn: '2015-11-07', notifiedOn: '2014-05-07', resolvedOn: '2014-05-06' },
      fine: { amount: 75438.5, currency: 'MXN' },
    })
  })

  test('a fine of 1 is none', () => {
    const sanction = one({ 9: '1' })
    expect(sanction?.fine).toBeNull()
    expect(sanction?.readings).toContain('El monto 1 quiere decir que la lista no da la multa.')
  })

  test.each([1, 2])('cells that moved %d to the right are set straight', (by) => {
    const moved = [...ROW.slice(0, 4), ...Array.from({ length: by }, () => ' CORTADO'), ...ROW.slice(4)]
    const [sanction] = read(moved).accepted
    expect(sanction).toMatchObject({ endsOn: '2015-11-07', fine: { amount: 75438.5 }, kinds: ['debarment', 'fine'] })
    expect(sanction?.readings.join(' ')).toContain(`recorridas ${by} a la derecha`)
  })

  test('a date where the sense should be, after cells that moved: the sense follows from the term', () => {
    const moved = [...ROW.slice(0, 4), 'OTRO', '', '2014-05-07', '2014-05-07', '2014-05-06', '3 MESES', '']
    expect(read(moved).accepted[0]).toMatchObject({ kinds: ['debarment'], resolution: null, endsOn: '2014-08-07' })
  })

  test('a debarment without a term stays open; a term without the word is a debarment', () => {
    expect(one({ 8: '' })).toMatchObject({ endsOn: null, effect: 'stops', kinds: ['debarment', 'fine'] })
    expect(one({ 5: '', 8: 'TRES MESES', 9: '' })).toMatchObject({ kinds: ['debarment'], endsOn: '2014-08-07' })
  })

  test('a fine alone stops nothing', () => {
    expect(one({ 5: 'SANCIONATORIA CON MULTA', 8: '' })).toMatchObject({ kinds: ['fine'], effect: 'none' })
  })

  test('dates out of order, one date missing and a resolution long after its file are kept and said', () => {
    expect(one({ 6: '2014-05-01' })?.readings.join()).toContain('anterior a la resolución')
    expect(one({ 6: '' })).toMatchObject({ startsOn: '2014-05-07', notifiedOn: null })
    expect(one({ 2: '0009/2004', 6: '2016-12-30', 7: '2016-12-30' })?.readings.join()).toContain('la fecha es dudosa')
  })

  test('HTML, half a tax key behind the name and a company as «Dependencia»', () => {
    const sanction = one({ 0: 'Inventada, S.A. de C.V. INV871014', 1: 'III PRUEBAS, S. A. DE C. V.', 3: 'UNO <br>DOS' })
    expect(sanction).toMatchObject({ name: 'Inventada, S.A. de C.V.', naturalPerson: false, fault: 'UNO DOS' })
    expect(sanction?.readings.join(' ')).toMatch(/HTML.*Detrás del nombre|una empresa/s)
  })

  test('a name without anything of a company is treated as that of a natural person', () => {
    expect(one({ 0: 'JUANA PÉREZ DE PRUEBA' })?.naturalPerson).toBe(true)
  })

  test.each([
    [{ 0: '' }, 'no-name', 'Proveedor'],
    [{ 2: '' }, 'no-file', 'Número de Expediente'],
    [{ 5: 'ABSOLUTORIA' }, 'not-a-sanction', 'la empresa no fue sancionada'],
    [{ 6: '', 7: 'ayer' }, 'no-date', 'Fecha de Notificación'],
    [{ 8: 'MUCHO' }, 'not-a-term', '«MUCHO» no es un plazo'],
  ])('%j is refused: %s', (cells, code, words) => {
    const { accepted, refused } = read(withCells(cells as Record<number, string>))
    expect(accepted).toEqual([])
    expect(refused[0]).toMatchObject({ row: 2, code })
    expect(refused[0]?.sentence).toContain(words)
  })

  test('the same resolution twice counts once; the official who answered for it is not kept', () => {
    const { accepted, refused } = read([...ROW, 'Nombre De Persona'], ROW)
    expect([accepted.length, refused.map(({ code }) => code)]).toEqual([1, ['repeated-row']])
    expect(JSON.stringify(accepted)).not.toContain('Nombre De Persona')
  })

  test('another file is told apart', () => {
    expect(readSfp(Buffer.from('Proveedor;Monto\nx;1\n'))).toHaveProperty('problem')
  })
})

const real = sharedFolder('data/sanciones')
test.runIf(real)('the real directory: 1,237 of 1,238 rows are read, one is an acquittal', () => {
  const file = readFileSync(join(real ?? '', 'sfp_proveedores_sancionados_personas_morales.csv'))
  const reading = readSfp(file) as ListReading
  expect([reading.rowsRead, reading.accepted.length, reading.refused.map(({ code }) => code)]).toEqual([
    1238,
    1237,
    ['not-a-sanction'],
  ])
  expect(reading.accepted.filter(({ kinds }) => kinds.includes('debarment'))).toHaveLength(1011)
  for (const { startsOn, endsOn, key } of reading.accepted) {
    expect(startsOn, key).toMatch(/^20\d\d-/)
    if (endsOn) expect(endsOn > (startsOn ?? ''), key).toBe(true)
  }
})
