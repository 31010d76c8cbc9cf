import { locate } from './guarding/locate.ts'
import { type Cut, type HitKind, type ScanLimits, TextScan } from './guarding/scan-text.ts'
import { syntaxErrorAt } from './guarding/syntax-error-at.ts'
import type { Json } from './types.ts'

export interface GuardProblem {
  code: 'not-json' | 'too-many' | HitKind
  /** JSON Pointer from the root of the text, `''` for the whole. */
  path: string
  /** One Spanish sentence. */
  message: string
}

export type GuardLimits = ScanLimits

/** For one document: a request, a line of JSON lines, a release (docs/security.md F2). */
export const DOCUMENT_LIMITS: GuardLimits = {
  depth: 64,
  nodes: 2_000_000,
  arraySize: 100_000,
  stringBytes: 1_048_576,
  hits: 1,
  numberHits: 1,
}

/** For a file that holds many releases: as many values and members as fit, and the problems of each release. */
export const FILE_LIMITS: GuardLimits = {
  ...DOCUMENT_LIMITS,
  nodes: Number.MAX_SAFE_INTEGER,
  arraySize: 1_000_000,
  hits: 1_000,
  numberHits: 100_000,
}

const TOO_MANY =
  'Hay demasiados problemas en el archivo para revisarlo entero y no se leyó nada de él; el último que se vio está aquí.'

const MESSAGES: Record<HitKind, string> = {
  depth: 'El documento tiene demasiados niveles, unos dentro de otros; el máximo es 64.',
  nodes: 'El documento tiene demasiados datos; el máximo es de dos millones de valores.',
  'array-size': 'Esta lista tiene demasiados elementos; el máximo es de cien mil.',
  'string-size': 'Este texto es demasiado largo; el máximo es de 1 MB.',
  'forbidden-name': 'Este nombre de campo no se permite por seguridad; quítelo o cámbielo.',
  'duplicate-name': 'Este campo aparece dos veces en el mismo objeto; deje solo uno.',
  nul: 'Este texto contiene un carácter nulo (\\u0000); quítelo.',
  'lone-surrogate': 'Este texto contiene medio carácter (un sustituto Unicode sin pareja); corríjalo.',
  number:
    'Este número tiene más cifras de las que se pueden conservar con exactitud; redúzcalo o escríbalo como texto.',
}

export type Guarded = { ok: true; value: Json } | { ok: false; problem: GuardProblem }

/**
 * Parses a JSON text that may be hostile (docs/security.md F2). Nothing here recurses. Beyond the syntax
 * it refuses depth, size, `__proto__` and `constructor`, names given twice, NUL, lone surrogates, and numbers that
 * a double does not hold. The first problem is told, with its place.
 */
export function guardJson(text: string, limits: GuardLimits = DOCUMENT_LIMITS): Guarded {
  const { value, problems } = inspectJson(text, { ...limits, hits: 1, numberHits: 1 })
  const problem = problems.find(({ code }) => code !== 'too-many')
  if (problem) return { ok: false, problem }
  return { ok: true, value: value ?? null }
}

/**
 * As `guardJson`, but tells all problems and gives the value too, so that the rest of a file with one bad release can go on.
 * What is nested too deep is `null` in it. `value` is undefined when the text is no JSON, and when it has more problems than the limits say: what was not looked at must
 * not be used.
 */
export function inspectJson(
  text: string,
  limits: GuardLimits = FILE_LIMITS,
): { value: Json | undefined; problems: GuardProblem[] } {
  const clean = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  const scan = new TextScan(clean, limits)
  const hits = scan.run().sort((a, b) => a.offset - b.offset)
  let value: Json | undefined
  try {
    value = JSON.parse(withoutCuts(clean, scan.cuts)) as Json
  } catch {
    return { value: undefined, problems: [{ code: 'not-json', path: '', message: syntaxSentence(clean) }] }
  }
  if (hits.length === 0) return { value, problems: [] }
  const paths = locate(
    clean,
    hits.map((hit) => hit.offset),
    scan.cuts,
  )
  const problems = hits.map(
    ({ kind }, index): GuardProblem => ({ code: kind, path: paths[index] ?? '', message: MESSAGES[kind] }),
  )
  if (scan.isFull())
    return {
      value: undefined,
      problems: [{ code: 'too-many', path: paths.at(-1) ?? '', message: TOO_MANY }, ...problems],
    }
  return { value, problems }
}

/** The text with `null` for each piece that is nested too deep. */
function withoutCuts(text: string, cuts: readonly Cut[]): string {
  if (cuts.length === 0) return text
  let kept = ''
  let at = 0
  for (const { start, end } of cuts) {
    kept += `${text.slice(at, start)}null`
    at = end
  }
  return kept + text.slice(at)
}

function syntaxSentence(text: string): string {
  if (text.trim() === '') return 'El archivo está vacío; se esperaba un documento JSON.'
  const offset = syntaxErrorAt(text)
  if (text.slice(offset).trim() === '') return 'El texto no es JSON completo: termina antes de cerrar lo que abrió.'
  const before = text.slice(0, offset).split('\n')
  return `El texto no es JSON: hay un error en la línea ${before.length}, columna ${(before.at(-1)?.length ?? 0) + 1}.`
}
