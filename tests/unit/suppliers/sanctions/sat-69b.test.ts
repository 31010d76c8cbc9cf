import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isNotThatList, type ListReading } from '#app/suppliers/sanctions/reading/list-reading.ts'
import { commonestReasons } from '#app/suppliers/sanctions/reading/read-list.ts'
import { readSat69b } from '#app/suppliers/sanctions/reading/sat-69b.ts'
import { SAT_HEADING, type SatRow, satFile } from '#tests/support/sanctions/invented-lists.ts'
import { sharedFolder } from '#tests/support/shared-folder.ts'

const read = (...rows: SatRow[]): ListReading => {
  const reading = readSat69b(satFile(rows))
  if (isNotThatList(reading)) throw new Error(reading.problem)
  return reading
}

describe('the list of article 69-B', () => {
  test('Windows-1252 with title lines: stages with both dates, day of the list, effect by its situation', () => {
    const { accepted, refused, asOf, encoding } = read(
      {
        rfc: 'ÑAÑ010101AA1',
        name: 'Ñandú & Compañía, S.A. de C.V.',
        situation: 'Definitivo',
        definitive: ['06/04/2015', '16/03/2015'],
      },
      { rfc: 'BBB010101BB2', situation: 'Presunto' },
      {
        rfc: 'CCC010101CC3',
        situation: 'Sentencia Favorable',
        definitive: ['06/04/2015', '16/03/2015'],
        favourable: ['01/02/2019', '15/01/2019'],
      },
      { rfc: 'DDD010101DD4', situation: 'Desvirtuado', disproved: ['01/02/2016', '15/01/2016'] },
    )
    expect(refused).toEqual([])
    expect([asOf, encoding]).toEqual(['2022-11-30', 'windows-1252'])
    expect(accepted.map(({ effect }) => effect)).toEqual(['stops', 'warns', 'none', 'none'])
    expect(accepted.map(({ publishedOn }) => publishedOn)).toEqual([
      '2015-04-06',
      '2015-01-15',
      '2019-02-01',
      '2016-02-01',
    ])
    const [first] = accepted
    expect(first).toMatchObject({ rfc: 'ÑAÑ010101AA1', row: 4, naturalPerson: false, startsOn: '2015-04-06' })
    expect(first?.stages.map(({ stage, satOn, dofOn }) => [stage, satOn, dofOn])).toEqual([
      ['presumed', '2015-01-01', '2015-01-15'],
      ['definitive', '2015-03-16', '2015-04-06'],
    ])
  })

  test('two dates in a cell are two publications; the first counts and both stay', () => {
    const [sanction] = read({
      situation: 'Definitivo',
      definitive: ['25/05/2022 - 26/04/2021', '26/04/2022 - 30/03/2021'],
    }).accepted
    expect(sanction?.startsOn).toBe('2021-04-26')
    expect(sanction?.stages.filter(({ stage }) => stage === 'definitive').map(({ dofOn }) => dofOn)).toEqual([
      '2021-04-26',
      '2022-05-25',
    ])
    expect(sanction?.readings.join(' ')).toContain('trae 2 fechas')
  })

  test('a question mark left behind the letter is taken off and said', () => {
    const [sanction] = read({
      situation: 'Definitivo',
      definitive: ['06/04/2015', '16/03/2015'],
      letter: '500-05-2015 de 16 de marzo de 2015?',
    }).accepted
    expect(sanction?.stages.at(-1)?.document).toBe('500-05-2015 de 16 de marzo de 2015')
    expect(sanction?.readings).toHaveLength(1)
  })

  test('a natural person is told by the RFC of thirteen characters', () => {
    expect(read({ rfc: 'XEPC800101AB1', situation: 'Presunto' }).accepted[0]?.naturalPerson).toBe(true)
  })

  test.each([
    [{ rfc: 'XXXXXXXXXXXX', situation: 'Presunto' }, 'hidden-rfc', 'Renglón 4, columna «RFC»'],
    [{ rfc: 'ABC', situation: 'Presunto' }, 'not-an-rfc', 'no tiene la forma de un RFC'],
    [{ name: ' ', situation: 'Presunto' }, 'no-name', 'falta el nombre'],
    [{ situation: 'Raro' }, 'unknown-situation', '«Raro» no es una de las cuatro'],
    [{ situation: 'Definitivo' }, 'no-date', 'no hay fecha de esa etapa'],
  ])('%j is refused: %s', (row, code, words) => {
    const { accepted, refused } = read(row)
    expect(accepted).toEqual([])
    expect(refused).toHaveLength(1)
    expect(refused[0]).toMatchObject({ row: 4, code })
    expect(refused[0]?.sentence).toContain(words)
  })

  test('the same row twice counts once; the same RFC with other dates is another listing', () => {
    const { accepted, refused } = read(
      { situation: 'Presunto' },
      { situation: 'Presunto' },
      { situation: 'Definitivo', definitive: ['06/04/2015', '16/03/2015'] },
    )
    expect(accepted.map(({ key }) => key.split('#')[1] ?? '')).toEqual(['', '2'])
    expect(refused[0]?.sentence).toBe('Renglón 5: dice lo mismo que el renglón 4; cuenta una sola vez.')
  })

  test('another file is told apart, with what is missing', () => {
    expect(readSat69b(Buffer.from('a,b\n1,2\n'))).toEqual({
      problem:
        'El archivo no es el listado 69-B del SAT: falta la columna «RFC», «Nombre del Contribuyente», «Situación del contribuyente».',
    })
    expect(readSat69b(Buffer.from([0, 1, 2, 0]))).toHaveProperty('problem')
    expect(readSat69b(Buffer.alloc(0))).toHaveProperty('problem')
    expect(readSat69b(Buffer.from(`${SAT_HEADING}\n`))).toMatchObject({ rowsRead: 0 })
  })
})

const real = sharedFolder('data/sanciones')
test.runIf(real)('the real sample: 2,492 of 2,513 rows are read, 21 have their RFC hidden by the SAT', () => {
  const reading = readSat69b(readFileSync(join(real ?? '', 'sat_69b_2022-11-30_muestra_morales.csv'))) as ListReading
  expect([reading.rowsRead, reading.accepted.length, reading.refused.length]).toEqual([2513, 2492, 21])
  expect(reading).toMatchObject({ asOf: '2022-11-30', encoding: 'windows-1252', separator: ',' })
  expect(commonestReasons(reading.refused).map(({ reason, count }) => [reason, count])).toEqual([['hidden-rfc', 21]])
  expect(reading.accepted.filter(({ effect }) => effect === 'stops')).toHaveLength(2141)
  for (const sanction of reading.accepted) expect(sanction.startsOn, sanction.key).toMatch(/^20\d\d-/)
  expect(reading.accepted.some(({ rfc }) => rfc?.includes('&'))).toBe(true)
  expect(reading.accepted.some(({ rfc }) => rfc?.includes('Ñ'))).toBe(true)
})
