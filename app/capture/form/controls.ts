import { codes } from '#app/ocds/codelists.ts'
import { isObject, type Json } from '#app/ocds/types.ts'
import { dayToInstant, isInstant, readDay, readMoment, writtenDay, writtenMoment } from './day-in-zone.ts'
import type { Control, Leaf } from './form-model.ts'

const GROUPED = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/
const PLAIN = /^-?\d+(\.\d+)?$/

/**
 * A number as people type it (`$1,234.50`, `1234.5`), or null when it is none or when a double would not hold all of its
 * figures: then it would be published as another number.
 */
export function readNumber(text: string): number | null {
  const typed = text.replace(/[$\s\u00a0]/g, '').replace(/(pesos)?(MXN|MN|M\.N\.)?$/i, '')
  if (!GROUPED.test(typed) && !PLAIN.test(typed)) return null
  const plain = typed.replaceAll(',', '')
  const value = Number(plain)
  const figures = plain
    .replace(/^(-?)0+(?=\d)/, '$1')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')
  return Number.isFinite(value) && exact(value) === figures.replace(/^-0$/, '0') ? (value === 0 ? 0 : value) : null
}

/** The figures of a number without exponent, as far as it needs none to be read back. */
function exact(value: number): string {
  if (value === 0) return '0'
  const text = String(value)
  return text.includes('e') ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text
}

/** The texts that a control shows for a stored value: one, or one a chosen code. Never throws, whatever is stored. */
export function showValue(leaf: Pick<Leaf, 'control'>, value: Json | undefined): string[] {
  const many = leaf.control === 'codes' || leaf.control === 'organizations'
  if (value === undefined || value === null) return many ? [] : ['']
  if (many) return Array.isArray(value) ? [...new Set(value.map(plainText))] : [plainText(value)]
  if (leaf.control === 'day' && typeof value === 'string') return [writtenDay(value) ?? plainText(value)]
  if (leaf.control === 'moment' && typeof value === 'string') return [writtenMoment(value) ?? plainText(value)]
  return [plainText(value)]
}

function plainText(value: Json): string {
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n')
  if (typeof value === 'number') return exact(value)
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  return JSON.stringify(value)
}

/** What was typed, without the ends that nobody means and with the browser's line ends made plain. */
function typedText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replaceAll('\u0000', '').trim()
}

/**
 * Reads back what a control sent. A text equal to what was shown means the value as it was, whatever it was; blank means
 * absent (undefined); a number or date that cannot be read stays as it was typed, so that nothing is lost
 * (`problemOf` says so at the field). `zone` is the state's IANA zone.
 */
export function readValue(
  leaf: Leaf,
  sent: readonly string[],
  shown: Json | undefined,
  zone: string,
): Json | undefined {
  const before = showValue(leaf, shown)
  if (leaf.control === 'codes' || leaf.control === 'organizations') {
    const chosen = [...new Set(sent)].filter((one) => one !== '')
    if (sameTexts([...chosen].sort(), before.filter((one) => one !== '').sort())) return shown ?? undefined
    return chosen.length === 0 ? undefined : inOrderOf(leaf, chosen)
  }
  const raw = sent.at(-1) ?? ''
  if (raw.replace(/\r\n?/g, '\n') === before[0]) return shown ?? undefined
  const text = typedText(raw)
  if (text === before[0]) return shown ?? undefined
  return text === '' ? undefined : understand(leaf, text, zone)
}

function understand(leaf: Leaf, text: string, zone: string): Json {
  switch (leaf.control) {
    case 'number':
      return readNumber(text) ?? text
    case 'integer': {
      const value = readNumber(text)
      return value !== null && Number.isInteger(value) ? value : text
    }
    case 'yes-no':
      return text === 'true' ? true : text === 'false' ? false : text
    case 'day': {
      const day = readDay(text)
      return day === null ? text : dayToInstant(day, leaf.edge ?? 'start', zone)
    }
    case 'moment':
      return readMoment(text, zone) ?? text
    case 'long-text':
      return text
    default:
      return text.includes('\n') ? onOneLine(text) : text
  }
}

/** Split and not replaced by `\s*\n\s*`, which takes seconds on 100 kB of spaces (docs/security.md F4). */
function onOneLine(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ')
}

/** Codes in the order of their list, others after; so that ticking in another order is no change. */
function inOrderOf(leaf: Leaf, chosen: string[]): string[] {
  const known = leaf.codelist ? codes(leaf.codelist).map((code) => code.code) : []
  const place = (code: string) => (known.includes(code) ? known.indexOf(code) : known.length)
  return known.length === 0 ? chosen : [...chosen].sort((a, b) => place(a) - place(b))
}

function sameTexts(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index])
}

const WRONG: Partial<Record<Control, (value: Json) => boolean>> = {
  number: (value) => typeof value !== 'number',
  integer: (value) => !Number.isInteger(value),
  'yes-no': (value) => typeof value !== 'boolean',
  day: (value) => typeof value !== 'string' || !isInstant(value),
  moment: (value) => typeof value !== 'string' || !isInstant(value),
}

/** What to say at a field whose stored value is not of its kind, or null. It is saved as typed and stops publication only. */
export function problemOf(leaf: Pick<Leaf, 'control'>, value: Json | undefined): string | null {
  if (value === undefined || value === null || !WRONG[leaf.control]?.(value)) return null
  const typed = isObject(value) || Array.isArray(value) ? 'Lo escrito' : `«${plainText(value)}»`
  switch (leaf.control) {
    case 'number':
      return `${typed} no es una cantidad que podamos guardar. Escriba solo cifras, con punto para los decimales: 12500.50.`
    case 'integer':
      return `${typed} no es un número entero. Escriba solo cifras, sin decimales.`
    case 'yes-no':
      return `${typed} no es una respuesta. Elija Sí o No.`
    case 'moment':
      return `${typed} no es una fecha con hora. Escríbala como año, mes, día y hora: 2026-03-14 10:30.`
    default:
      return `${typed} no es una fecha que exista. Escríbala como día, mes y año: 14/03/2026.`
  }
}
