import { type Answer, answerQuestions } from '#app/ocds/eight-questions.ts'
import { type Finding, sortFindings } from '#app/ocds/findings.ts'
import { reviewDocument } from '#app/ocds/review.ts'
import { type JsonObject, textAt } from '#app/ocds/types.ts'

/** What is said of a document beside its form, and kept with it. */
export interface Judgement {
  findings: Finding[]
  answers: Answer[]
  errorCount: number
  warningCount: number
  answeredCount: number
  title: string
  method: string | null
}

/** Reviews a document as the publication gate will, and forms its eight answers. Pure. */
export function judgeDocument(document: JsonObject): Judgement {
  const findings = sortFindings(reviewDocument(document, { profile: 'edca-mx' }))
  const answers = answerQuestions(document)
  const errorCount = findings.filter(({ severity }) => severity === 'error').length
  return {
    findings,
    answers,
    errorCount,
    warningCount: findings.length - errorCount,
    answeredCount: answers.filter(({ status }) => status === 'answered').length,
    title: textAt(document, 'tender', 'title') ?? '',
    method: textAt(document, 'tender', 'procurementMethod') ?? null,
  }
}
