import { funding } from './questions/funding.ts'
import { how } from './questions/how.ts'
import { howMuch } from './questions/how-much.ts'
import { price } from './questions/price.ts'
import { type Answer, ask, type Question } from './questions/question.ts'
import { what } from './questions/what.ts'
import { when } from './questions/when.ts'
import { where } from './questions/where.ts'
import { who } from './questions/who.ts'
import type { JsonObject } from './types.ts'

export type { Answer, Question, QuestionKey } from './questions/question.ts'

/** The eight questions in the order in which they are always shown (docs/eight-questions.md). */
export const QUESTIONS: readonly Question[] = [what, how, howMuch, where, who, price, when, funding]

/**
 * The eight answers of a compiled release (without what was dropped) or of a draft: answered, owed, or not due yet
 * at its stage, each with a Spanish sentence and the JSON Pointers behind it. Pure; never throws.
 */
export function answerQuestions(document: JsonObject): Answer[] {
  return QUESTIONS.map((question) => ask(question, document))
}
