import { describe, expect, test } from 'vitest'
import { isNotThatList, type ListReading } from '#app/suppliers/sanctions/reading/list-reading.ts'
import { readMappedCsv } from '#app/suppliers/sanctions/reading/mapped-csv.ts'
import type { Mapping } from '#app/suppliers/sanctions/reading/mapping.ts'

const MAPPING: Mapping = {
  columns: {
    name: 'Empresa',
    rfc: 'R.F.C.',
    startsOn: 'Desde',
    endsOn: 'Hasta',
    term: 'Plazo',
    kinds: 'Sanción',
    fineAmount: 'Multa',
    url: 'Liga',
    fileNumber: 'Exp.',
  },
  defaultKind: 'debarment',
}
const HEAD = 'EMPRESA;rfc;DESDE;Hasta;plazo;SANCION;multa;liga;exp'
const read = (...rows: string[]): ListReading => {
  const text = ['Lista de prueba;;', '', HEAD.replace(';rfc;', ';R.F.C. ;'), ...rows].join('\r\n')
  const reading = readMappedCsv(Buffer.from(text, 'latin1'), 'csv-prueba', MAPPING)
  if (isNotThatList(reading)) throw new Error(reading.problem)
  return reading
}

describe('any list as CSV by its mapping', () => {
  test('semicolons, Windows-1252 and titles before the heading', () => {
    const { accepted, encoding, separator } = read(
      'Compañía, S.A.;CMP010101AA1;01/02/2020;31/01/2021;;Inhabilitación y multa;$1,000.00;https://prueba.invalid/a;E-1',
    )
    expect([encoding, separator]).toEqual(['windows-1252', ';'])
    expect(accepted[0]).toMatchObject({
      ...{
        list: 'csv-prueba',
        name: 'Compañía, S.A.',
        rfc: 'CMP010101AA1',
        startsOn: '2020-02-01',
        endsOn: '2021-01-31',
      },
      ...{ kinds: ['debarment', 'fine'], fine: { amount: 1000, currency: 'MXN' }, row: 4 },
    })
  })

  test('the last day is counted by the term; without a kind the list’s own counts', () => {
    expect(read('X, S.A.;;2020-02-01;;3 meses;;;;E-1').accepted[0]).toMatchObject({
      endsOn: '2020-04-30',
      kinds: ['debarment'],
    })
  })

  test.each([
    [';;;;;;;;', 0, 'blank rows are none'],
    [';;;;;;;;E-1', 'no-name', 'columna «Empresa»'],
    ['X, S.A.;nada;;;;;;;', 'not-an-rfc', 'columna «R.F.C.»'],
    ['X, S.A.;;ayer;;;;;;', 'not-a-date', 'columna «Desde»'],
    ['X, S.A.;;2020-01-01;2019-01-01;;;;;', 'ends-before-start', 'columna «Hasta»'],
    ['X, S.A.;;2020-01-01;;mucho;;;;', 'not-a-term', '«mucho» no es un plazo'],
    ['X, S.A.;;;;3 meses;;;;', 'no-date', 'ninguna fecha'],
  ])('«%s» → %s', (row, code, words) => {
    const { accepted, refused } = read(row)
    expect(accepted).toEqual([])
    if (code === 0) expect(refused).toEqual([])
    else expect(refused[0]).toMatchObject({ code, sentence: expect.stringContaining(words) })
  })

  test('a file without a mapped column is not that list', () => {
    expect(readMappedCsv(Buffer.from('Empresa,Otro\nx,y\n'), 'csv-prueba', MAPPING)).toHaveProperty('problem')
  })
})
