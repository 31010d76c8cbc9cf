import { placesAt } from '../checks/walk.ts'
import { hasReached, type Stage, stageOf } from '../stage.ts'
import { type JsonObject, textAt } from '../types.ts'

export type QuestionKey = 'what' | 'how' | 'how-much' | 'where' | 'who' | 'price' | 'when' | 'funding'

export interface Answer {
  key: QuestionKey
  /** `¿Qué compra?` */
  question: string
  /** Owed: the stage has come and the data have not. Not yet: the stage has not come. */
  status: 'answered' | 'owed' | 'not-yet'
  /** Spanish: the answer; or what is missing, after `Falta:`; or when it will be known. */
  sentence: string
  /** JSON Pointers of the data that answer. */
  paths: string[]
  /** JSON Pointers of what would answer, when it is owed. */
  missing: string[]
}

export interface Question {
  key: QuestionKey
  question: string
  /** From this stage on the answer is owed. */
  dueFrom: Stage
  /** What is missing, as it stands after `Falta:`. */
  missing: string
  /** JSON Pointers to fill in, `*` for each member of a list. */
  asks: string[]
  /** The sentence and its evidence, or undefined when the data do not answer. */
  answer(document: JsonObject): { sentence: string; paths: string[] } | undefined
}

const STAGE_NAMES: Record<Stage, string> = {
  planning: 'la planeación',
  tender: 'el procedimiento',
  award: 'la adjudicación',
  contract: 'el contrato',
  implementation: 'la ejecución',
}

/** Puts a question to a compiled release or draft. */
export function ask({ key, question, dueFrom, missing, asks, answer }: Question, document: JsonObject): Answer {
  const found = answer(document)
  if (found) return { key, question, status: 'answered', sentence: found.sentence, paths: found.paths, missing: [] }
  if (!hasReached(stageOf(document), dueFrom)) {
    const sentence = `Aún no corresponde: se sabrá con ${STAGE_NAMES[dueFrom]}.`
    return { key, question, status: 'not-yet', sentence, paths: [], missing: [] }
  }
  return { key, question, status: 'owed', sentence: `Falta: ${missing}.`, paths: [], missing: asks }
}

/** Places of the first path that leads anywhere. */
export function firstPlaces(document: JsonObject, ...paths: string[]): ReturnType<typeof placesAt> {
  for (const path of paths) {
    const places = placesAt(document, ...path.split('/'))
    if (places.length > 0) return places
  }
  return []
}

/** `uno`, `uno y dos`, `uno, dos y tres`; with semicolons where the parts have commas of their own. */
export function listed(parts: readonly string[]): string {
  if (!parts.some((part) => part.includes(','))) return new Intl.ListFormat('es-MX').format(parts)
  if (parts.length < 2) return parts.join('')
  return `${parts.slice(0, -1).join('; ')}${parts.length > 2 ? ';' : ''} ${andBefore(parts.at(-1) ?? '')} ${parts.at(-1)}`
}

/** `y`, and `e` before the sound of i: `agua e hielo` is said with `y`, `aguja e hilo` is not. */
export const andBefore = (text: string): 'y' | 'e' => (/^h?[ií](?![aeiouáéó])/i.test(text) ? 'e' : 'y')

/** The first letter small, unless the word is an acronym or a name in capitals. */
export function lowerFirst(text: string): string {
  return /^\p{Lu}(?=\p{Ll}|\s)/u.test(text) ? text.charAt(0).toLocaleLowerCase('es-MX') + text.slice(1) : text
}

/** One full stop at the end, never two. */
export const ended = (text: string): string => (/[.…!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)

/** A long text cut at a word. */
export function shortened(text: string, longest = 160): string {
  const clean = text.replace(/\s+/g, ' ').trim()
  if (clean.length <= longest) return clean
  const cut = clean.slice(0, longest)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2))}…`
}

const MONTHS = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
]

/** The day of a date as it is written, in its own offset: `15 de enero de 2026`. Undefined for what is no date. */
export function dayOf(holder: JsonObject, ...names: string[]): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(textAt(holder, ...names) ?? '') ?? []
  const name = MONTHS[Number(month) - 1]
  if (!year || !day || !name || Number(year) < 1900) return undefined
  return `${Number(day)} de ${name} de ${year}`
}
