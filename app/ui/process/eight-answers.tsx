import { TextLink } from '#app/ui/layout/text-link.tsx'
import { Meter } from './meter.tsx'

export type ShownAnswer = {
  key: string
  /** "¿Qué compra?" */
  question: string
  status: 'answered' | 'owed' | 'not-yet'
  /** The answer, or what is missing. */
  sentence: string
  /** Where the evidence is: a part of this page, or the field to fill in. */
  href?: string
}

export type EightAnswersProps = {
  answers: readonly ShownAnswer[]
  title?: string
  /** `page` is the citizens' panel; `rail` the narrow one beside a form. */
  look?: 'page' | 'rail'
}

const words = { answered: 'Respondida', owed: 'Falta', 'not-yet': 'Todavía no' } as const

function Mark({ status }: { status: ShownAnswer['status'] }) {
  return (
    <svg
      className={`answer-mark answer-mark-${status}`}
      width="14"
      height="14"
      viewBox="0 0 14 14"
      role="img"
      aria-label={words[status]}
    >
      <rect
        x="1.5"
        y="1.5"
        width="11"
        height="11"
        rx="1.5"
        strokeWidth="2"
        strokeDasharray={status === 'not-yet' ? '2.5 2.5' : undefined}
      />
    </svg>
  )
}

/** The eight questions with their answers as sentences. A gap is an answer too: it says what is missing. */
export function EightAnswers({ answers, title = 'Lo esencial', look = 'page' }: EightAnswersProps) {
  return (
    <section className={`answers answers-${look}`} aria-label={title}>
      <div className="answers-head">
        <h2>{title}</h2>
        <Meter statuses={answers.map(({ status }) => status)} />
      </div>
      <dl className="answers-list">
        {answers.map(({ key, question, status, sentence, href }) => (
          <div key={key} className={`answer answer-${status}`}>
            <dt>
              <Mark status={status} />
              {question}
            </dt>
            <dd>{href ? <TextLink href={href}>{sentence}</TextLink> : sentence}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
