import type { ReactNode } from 'react'
import { formatDate } from '#app/lib/dates.ts'
import { stageWord } from '#app/texts/processes.ts'

export type TimelineStage = {
  /** OCDS stage: planning, tender, award, contract, implementation. */
  code: string
  /** Replaces the word of the stage. */
  label?: string
  state: 'done' | 'current' | 'pending' | 'skipped' | 'never'
  /** ISO dates; the planned one is shown beside the real one when both are known. */
  actual?: string | null
  planned?: string | null
  note?: ReactNode
  href?: string
}

const stateWords = {
  done: 'etapa concluida',
  current: 'etapa en curso',
  pending: 'etapa por venir',
  skipped: 'sin datos',
} as const

function Dates({ actual, planned }: Pick<TimelineStage, 'actual' | 'planned'>) {
  const [real, plan] = [formatDate(actual), formatDate(planned)]
  if (!real && !plan) return <span className="no-data">Sin fecha</span>
  return (
    <>
      {real ? <time dateTime={actual ?? undefined}>{real}</time> : null}
      {plan ? <span className="timeline-planned">fecha prevista {plan}</span> : null}
    </>
  )
}

/** The five stages of a process in a line; on a phone one under the other. State is told by mark and word. */
export function Timeline({ stages, label = 'Recorrido' }: { stages: readonly TimelineStage[]; label?: string }) {
  return (
    <ol className="timeline plain-list" aria-label={label}>
      {stages.map((stage) => (
        <li
          key={stage.code}
          className={`timeline-stage timeline-${stage.state}`}
          aria-current={stage.state === 'current' ? 'step' : undefined}
        >
          <span className="timeline-mark" aria-hidden="true" />
          <span className="timeline-name">
            {stage.href ? (
              <a href={stage.href}>{stage.label ?? stageWord(stage.code)}</a>
            ) : (
              (stage.label ?? stageWord(stage.code))
            )}
            {stage.state === 'never' ? null : <span className="visually-hidden">, {stateWords[stage.state]}</span>}
          </span>
          <span className="timeline-dates">
            {stage.state === 'never' ? (
              <span className="no-data">No habrá</span>
            ) : (
              <Dates actual={stage.actual} planned={stage.planned} />
            )}
          </span>
          {stage.note ? <span className="timeline-note">{stage.note}</span> : null}
        </li>
      ))}
    </ol>
  )
}

export type TimelineEvent = { key: string; date: string | null; title: ReactNode; detail?: ReactNode }

/** What happened, in order, with its dates: releases, comments, acts. */
export function EventList({ events }: { events: readonly TimelineEvent[] }) {
  return (
    <ol className="events plain-list">
      {events.map(({ key, date, title, detail }) => (
        <li key={key} className="event">
          <span className="event-date number">{formatDate(date) ?? 'Sin fecha'}</span>
          <div className="event-body">
            <p className="event-title">{title}</p>
            {detail ? <div className="event-detail">{detail}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
