import { GENERIC_RFCS, isValidRfc } from './rfc.ts'

/** The form of the RFC of a natural person, whole. */
const WHOLE = /^[A-ZÑ&]{4}\d{6}[A-Z0-9]{2}[0-9A-Z]$/

/** First four letters of words that file numbers begin with. */
const FILE_WORDS = new Set(
  (
    'ACTA ADEN ADJU ANEX AREA BASE BIEN CADU CATA CEDU CLAV CODI COMI COMP COMU CONC CONT CONV COTI DICT DIRE DOCU EDIC ESTA EVEN ' +
    'FACT FALL FECH FIDE FOLI FOND GACE GARA HOJA INVI INVE JUNT LICI LINE LOTE MATE META MODA NOTA NOTI NUME OBRA OFIC ORDE PADR ' +
    'PAGO PART PEDI PERM POLI PRES PROC PROG PROV PROY RECI REFE REGI RELA REPO REQU RESO REVI SECC SERI SERV SESI SOLI SUBA SUMI ' +
    'TARE TENE UNID VALE VERS VIGE'
  ).split(' '),
)

/** Whether a text is shaped as the RFC of a natural person: 13 characters, a day of the calendar inside, and not one of nobody's. */
export function isNaturalRfc(text: string): boolean {
  const rfc = text.trim().toUpperCase()
  return WHOLE.test(rfc) && !GENERIC_RFCS.includes(rfc) && hasDay(rfc)
}

/** Whether the letters can come from a name: surnames give a vowel in second place, and words of offices are not names. */
export function hasLettersOfName(rfc: string): boolean {
  const letters = rfc.slice(0, 4).toUpperCase()
  return /^[A-ZÑ][AEIOU]/.test(letters) && !FILE_WORDS.has(letters)
}

/** A person's RFC beyond reasonable doubt: the form, the day, the check digit and the letters of a name. */
export function isSurelyNaturalRfc(text: string): boolean {
  const rfc = text.trim().toUpperCase()
  return isNaturalRfc(rfc) && hasLettersOfName(rfc) && isValidRfc(rfc)
}

/**
 * Whether the year in it is one in which people who sign contracts were born (1930–2010). File numbers carry the year of the
 * file, which is 2011 to 2029 as long as this list of years is right.
 */
export function hasYearOfBirth(rfc: string): boolean {
  const year = Number(rfc.slice(4, 6))
  return year <= 10 || year >= 30
}

/** Whether the six digits are a day; 29 February only in a year that could have one (1900 had none, 2000 had). */
function hasDay(rfc: string): boolean {
  const [year, month, day] = [4, 6, 8].map((at) => Number(rfc.slice(at, at + 2))) as [number, number, number]
  const february = year % 4 === 0 ? 29 : 28
  const days = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
  return day >= 1 && day <= days
}
