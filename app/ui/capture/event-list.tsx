export interface ShownEvent {
  id: string
  kind: string
  body: string
  actorName: string
  at: string
}

const WORDS: Record<string, string> = {
  created: 'Creó el proceso',
  submitted: 'Envió a revisión',
  returned: 'Devolvió con comentarios',
  approved: 'Aprobó',
  published: 'Publicó',
  reopened: 'Abrió una corrección',
  comment: 'Comentó',
}

/** Steps and comments of a draft, the newest first. */
export function EventList({
  events,
  title = 'Pasos y comentarios',
}: {
  events: readonly ShownEvent[]
  title?: string
}) {
  return (
    <section aria-labelledby="pasos-dados">
      <h2 id="pasos-dados">{title}</h2>
      {events.length === 0 ? <p className="quiet">Todavía no hay pasos.</p> : null}
      <ol className="events plain-list" reversed>
        {events.toReversed().map((event) => (
          <li key={event.id}>
            <p>
              <strong>{WORDS[event.kind] ?? event.kind}</strong> · {event.actorName}{' '}
              <span className="quiet number small">{event.at}</span>
            </p>
            {event.body && event.kind !== 'published' ? <p className="event-body">{event.body}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
