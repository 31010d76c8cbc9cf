import { describe, expect, test } from 'vitest'
import { decodeText } from '#app/suppliers/sanctions/reading/decode-text.ts'
import { kindsIn } from '#app/suppliers/sanctions/reading/kind-words.ts'
import { readAmount } from '#app/suppliers/sanctions/reading/read-amount.ts'
import { readDays, readOneDay } from '#app/suppliers/sanctions/reading/read-days.ts'
import { addDays, lastDayOf, readTerm } from '#app/suppliers/sanctions/reading/read-term.ts'
import { tidyCell } from '#app/suppliers/sanctions/reading/tidy-cell.ts'

describe('a cell of a list', () => {
  test('loses HTML, control characters and surplus spaces, and says so', () => {
    expect(tidyCell('  FALTA <br>GRAVE&nbsp;&aacute;\u00a0\u200b ')).toEqual({ text: 'FALTA GRAVE á', html: true })
    expect(tidyCell('A & B; 3 < 4 y 5 > 2')).toEqual({ text: 'A & B; 3 < 4 y 5 > 2', html: false })
    expect(tidyCell('&#65;&#x42;&nada;').text).toBe('AB&nada;')
  })

  test('gives its dates, two in one cell too, and what stands beside them', () => {
    expect(readDays('25/05/2022 - 26/04/2021')).toEqual({ days: ['2022-05-25', '2021-04-26'], rest: '' })
    expect(readDays('14-05-18 // 30/05/2018').days).toEqual(['2018-05-14', '2018-05-30'])
    expect(readDays('actualizada al 30 de noviembre de 2022').days).toEqual(['2022-11-30'])
    expect(readOneDay('2017-07-21T17:32:28Z')).toBe('2017-07-21')
    for (const none of ['31/02/2020', '2020-13-01', 'ayer', '', '01/01/2020 y más', '3/2020'])
      expect(readOneDay(none), none).toBeNull()
  })

  test('gives a term in words or figures, and nothing for what is none', () => {
    expect(readTerm('1 AÑO 6 MESES')).toEqual({ years: 1, months: 6, days: 0 })
    expect(readTerm('TRES MESES')).toEqual({ years: 0, months: 3, days: 0 })
    expect(readTerm('dos años, 1 mes y 15 días naturales')).toEqual({ years: 2, months: 1, days: 15 })
    expect(readTerm('3 (tres) meses')).toEqual({ years: 0, months: 3, days: 0 })
    for (const none of ['', '2010-11-25', 'INDEFINIDO', '0 MESES', 'MESES', '5'])
      expect(readTerm(none), none).toBeNull()
  })

  test('a term has a last day: both ends count, and short months end on their last one', () => {
    const months = (count: number) => ({ years: 0, months: count, days: 0 })
    expect(lastDayOf('2014-03-15', months(3))).toBe('2014-06-14')
    expect(lastDayOf('2014-11-30', months(3))).toBe('2015-02-28')
    expect(lastDayOf('2012-02-29', { years: 1, months: 0, days: 0 })).toBe('2013-02-28')
    expect(lastDayOf('2014-01-01', { years: 0, months: 0, days: 90 })).toBe('2014-03-31')
    expect(lastDayOf('2014-01-31', { years: 1, months: 6, days: 0 })).toBe('2015-07-30')
    expect(addDays('2016-02-28', 1)).toBe('2016-02-29')
  })

  test('gives an amount where there is exactly one', () => {
    expect(readAmount('1222717.5')).toBe(1222717.5)
    expect(readAmount('$ 1,222,717.50 M.N.')).toBe(1222717.5)
    for (const none of ['', 'S/N', '12,34', '-5', '1e9', '10 y 20', '99999999999999'])
      expect(readAmount(none), none).toBeNull()
  })

  test('names kinds of sanction', () => {
    expect(kindsIn('SANCIONATORIA CON MULTA E INHABILITACIÓN')).toEqual(['debarment', 'fine'])
    expect(kindsIn('Sanción económica; amonestación pública')).toEqual(['warning', 'economic'])
    expect(kindsIn('SANCIONATORIA')).toEqual([])
  })
})

test('the encoding of a file is found out: marks first, then UTF-8, else Windows-1252', () => {
  expect(decodeText(Buffer.from('Situación, Ñ', 'utf8'))).toEqual({ text: 'Situación, Ñ', encoding: 'utf-8' })
  expect(decodeText(Buffer.from('Situaci\xf3n \x93Ñ\x94', 'latin1'))).toEqual({
    text: 'Situación “Ñ”',
    encoding: 'windows-1252',
  })
  expect(decodeText(Buffer.from('\ufeffaño', 'utf16le'))).toEqual({ text: 'año', encoding: 'utf-16le' })
})
