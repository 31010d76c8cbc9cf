import { isClabe, isOfInstitution } from './clabe.ts'
import { CURP_FORM, isCurp } from './curp.ts'
import { foldText } from './fold-text.ts'
import { hasLettersOfName, hasYearOfBirth, isNaturalRfc, isSurelyNaturalRfc } from './person-rfc.ts'
import { isValidRfc } from './rfc.ts'

export type PrivateKind = 'curp' | 'clabe' | 'mail' | 'rfc' | 'phone'

/** A private value inside a text. `start` and `end` are of the text as it is, `value` without gaps and unseen characters. */
export interface PrivateValue {
  kind: PrivateKind
  start: number
  end: number
  value: string
  /** True when it is all of the text, but for spaces and the prefix of its scheme. */
  isWhole: boolean
}

/**
 * What is known of the persons of a process: wherever it stands in free text, it is theirs. Mail in small letters, phones as ten digits,
 * RFC in capitals without gaps.
 */
export interface KnownContacts {
  keys: ReadonlySet<string>
  mails: ReadonlySet<string>
  phones: ReadonlySet<string>
}

interface Found {
  kind: PrivateKind
  from: number
  to: number
  value: string
}

/** Most texts hold nothing of the kind; this is quicker than looking for each. */
const SUSPECT = /[A-ZÑ&]{4}[\s._/-]{0,2}\d{6}|\d(?:[ ().+-]{0,2}\d){9}|@|%40|arroba|[([]at[)\]]/i
/** What every one of those has; looked for first, because it is found wanting in most texts at a tenth of the cost. */
const MAY_BE_SUSPECT = /[\d@%([]|rrob/i
/** Letters outside of ASCII that folding leaves alone and that no pattern here is about. */
const PLAIN_BEYOND_ASCII = new Set([...'ÁÉÍÓÚÜÑáéíóúüñ¿¡°ºª«»“”‘’–—'].map((letter) => letter.charCodeAt(0)))
const RFC = /[A-ZÑ&]{4}([\s._/-]{0,2})\d{6}([\s._/-]{0,2})[A-Z0-9]{3}/gi
const CURP = new RegExp(CURP_FORM, 'gi')
/** Also as it is written by hand, in groups. */
const EIGHTEEN_DIGITS = /(?<!\d)\d(?:[ .-]?\d){17}(?!\d)/g
/** What stands before the at sign; it begins where such letters begin, or a long word would be tried from each of them. */
const LOCAL_PART = "(?<![\\p{L}\\p{M}\\p{N}_.+'-])[\\p{L}\\p{M}\\p{N}_.+'-]{1,64}"
const AT = '(?:@|%40|\\s?[([](?:at|arroba)[)\\]]\\s?|\\sarroba\\s)'
const HOSTS =
  'gmail|googlemail|hotmail|outlook|yahoo|ymail|live|icloud|me|mac|prodigy|msn|aol|protonmail|proton|pm|gmx|zoho|tutanota'
const PERSONAL_MAIL = new RegExp(`${LOCAL_PART}${AT}(?:${HOSTS})\\.[a-z]{2,4}(?:\\.[a-z]{2})?(?![\\p{L}\\p{N}])`, 'giu')
const ANY_MAIL = new RegExp(`${LOCAL_PART}(?:@|%40)[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,4}`, 'gu')
/** Ten digits as they are dialled, with the code of the country or without it. */
const PHONE = /(?<![\d.,$])(?:\+?52[ .-]{0,2}(?:1[ .-]{0,2})?)?\(?\d{2,3}\)?(?:[ .-]{0,2}\d){7,8}(?![\d]|[.,]\d)/g
const OWN_PHONE =
  /(?:cel(?:ular)?|m[oó]vil|whats?app|tel(?:[eé]fono|\.)?\s+(?:particular|personal|de casa)|domicilio particular)\W{0,3}(?:n[uú]m(?:ero)?\W{0,3})?$/i
const ANY_PHONE = /(?:tel(?:[eé]fonos?|s)?|llamar(?: al)?|contacto)\W{0,3}$/i

/**
 * Whether one look at each character shows that a text holds nothing private, whoever is known: no at sign in any spelling, and fewer
 * than the six digits that any key or number has. True of nine texts in ten; a third of the time that the patterns take.
 */
export function isClearlyPublic(text: string): boolean {
  let digits = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 127) {
      if (!PLAIN_BEYOND_ASCII.has(code)) return false
    } else if (code >= 48 && code <= 57) {
      digits += 1
      if (digits === 6) return false
    } else if ((code | 32) === 98) {
      // A B after an O, as in «arroba».
      if ((text.charCodeAt(at - 1) | 32) === 111) return false
    } else if (code < 32 || code === 64 || code === 37 || code === 40 || code === 91) return false // @ % ( [
  }
  return true
}

/**
 * The private values of natural persons in a text (docs/security.md E1), in order. CURP by form or, glued to other letters, by check digit;
 * bank accounts by check digit and institution; mail of private hosts; RFC of persons by day, check digit and letters; phones that
 * the text calls somebody's own, that stand beside one of the former, or that are known to be a person's.
 */
export function findPrivate(text: string, known?: KnownContacts): PrivateValue[] {
  if (text.length < 6 || isClearlyPublic(text)) return []
  const folded = foldText(text)
  const seen = folded.text
  if (!MAY_BE_SUSPECT.test(seen)) return []
  const hasKnown = known !== undefined && known.phones.size + known.mails.size > 0
  if (!SUSPECT.test(seen) && !(hasKnown && /\d{6}/.test(seen))) return []
  const found: Found[] = []
  const covered = new Uint8Array(seen.length)
  const take = (list: Found[]) => {
    for (const one of list) {
      if (covered.subarray(one.from, one.to).includes(1)) continue
      covered.fill(1, one.from, one.to)
      found.push(one)
    }
  }
  take(findCurps(seen))
  take(findAccounts(seen))
  take(findMails(seen, known))
  take(findRfcs(seen, known))
  take(findPhones(seen, known, found.length > 0))
  return found
    .sort((a, b) => a.from - b.from)
    .map(({ kind, from, to, value }) => {
      const [start, end] = folded.original(from, to)
      return { kind, start, end, value, isWhole: isWhole(seen, from, to) }
    })
}

/**
 * Whether an identifier that stays public for ever (ocid, release id, file number) holds beyond doubt the key of a person: a CURP, an
 * RFC with its check digit, letters of a name and a year of birth that can be, or a bank account.
 */
export function holdsPersonKey(text: string): boolean {
  return findPrivate(text).some(({ kind, value, start, end }) => {
    if (kind === 'clabe') return true
    if (kind === 'curp') return isCurp(value)
    return kind === 'rfc' && end - start === value.length && isSurelyNaturalRfc(value) && hasYearOfBirth(value)
  })
}

function findCurps(text: string): Found[] {
  return matches(text, CURP).flatMap(({ from, to, value }) =>
    isBounded(text, from, to) || isCurp(value) ? [{ kind: 'curp', from, to, value }] : [],
  )
}

function findAccounts(text: string): Found[] {
  return matches(text, EIGHTEEN_DIGITS).flatMap(({ from, to, value: written }) => {
    const value = written.replace(/\D/g, '')
    const isNamed = /(?:clabe|cuenta|interbancari[ao])[^\d\n]{0,24}$/i.test(text.slice(Math.max(0, from - 40), from))
    return isClabe(value) && (isNamed || isOfInstitution(value)) ? [{ kind: 'clabe', from, to, value }] : []
  })
}

function findMails(text: string, known: KnownContacts | undefined): Found[] {
  if (!/@|%40|arroba|[([]at[)\]]/i.test(text)) return []
  const own = matches(text, ANY_MAIL).filter(({ value }) => known?.mails.has(value.replace('%40', '@').toLowerCase()))
  return [...matches(text, PERSONAL_MAIL), ...own].map((match) => ({ kind: 'mail', ...match }))
}

function findRfcs(text: string, known: KnownContacts | undefined): Found[] {
  return matches(text, RFC).flatMap(({ from, to, value: written }) => {
    const value = written.replace(/[\s._/-]/g, '')
    const isNamed = /(?:R\.?F\.?C\.?|MX-RFC)\W{0,4}$/i.test(text.slice(Math.max(0, from - 10), from))
    const isTogether = value.length === written.length
    if (!isNaturalRfc(value)) return []
    const isPerson = isBounded(text, from, to)
      ? isNamed || (isTogether && isLikelyPerson(value)) || isSurelyNaturalRfc(value)
      : isSurelyNaturalRfc(value) || (isNamed && endsAt(text, to))
    return isPerson || known?.keys.has(value.toUpperCase()) ? [{ kind: 'rfc', from, to, value }] : []
  })
}

/** Standing alone: letters of a name, whatever the check digit, as keys are mistyped; else check digit and year. */
function isLikelyPerson(rfc: string): boolean {
  return hasLettersOfName(rfc) || (hasYearOfBirth(rfc) && isValidRfc(rfc.toUpperCase()))
}

function findPhones(text: string, known: KnownContacts | undefined, besidePrivate: boolean): Found[] {
  return matches(text, PHONE).flatMap(({ from, to, value: written }) => {
    const value = written.replace(/\D/g, '').slice(-10)
    if (value.length < 10) return []
    const before = text.slice(Math.max(0, from - 40), from)
    const isOwn = OWN_PHONE.test(before) || known?.phones.has(value) || (besidePrivate && ANY_PHONE.test(before))
    return isOwn ? [{ kind: 'phone', from, to, value }] : []
  })
}

function matches(text: string, pattern: RegExp): { from: number; to: number; value: string }[] {
  return [...text.matchAll(pattern)].map(({ index, 0: value }) => ({ from: index, to: index + value.length, value }))
}

const LETTER = /[A-Z0-9Ñ&]/i
const endsAt = (text: string, to: number): boolean => !LETTER.test(text.charAt(to))
const isBounded = (text: string, from: number, to: number): boolean =>
  !LETTER.test(text.charAt(from - 1)) && endsAt(text, to)

function isWhole(text: string, from: number, to: number): boolean {
  return /^\s*(?:MX-(?:CURP|RFC)-)?$/i.test(text.slice(0, from)) && text.slice(to).trim() === ''
}
