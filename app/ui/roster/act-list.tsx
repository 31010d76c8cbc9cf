import { EmptyState } from '#app/ui/feedback/empty-state.tsx'

export type ShownAct = {
  key: string
  title: string
  /** Who and from where. */
  by: string
  at: string
  /** From which day it holds, when that is not the day of the act. */
  effective: string | null
  reason: string
  details: readonly string[]
}

/** What was done with an entity in the roster, the newest first. */
export function ActList({ acts }: { acts: readonly ShownAct[] }) {
  if (acts.length === 0)
    return (
      <EmptyState title="Sin movimientos">
        <p>Lo que se haga con el ente en esta pantalla queda escrito aquí.</p>
      </EmptyState>
    )
  return (
    <ol className="events plain-list" reversed>
      {acts.map(({ key, title, by, at, effective, reason, details }) => (
        <li key={key}>
          <p>
            <strong>{title}</strong> · {by} <span className="quiet number small">{at}</span>
          </p>
          {effective ? <p className="small">Con efecto desde el {effective}</p> : null}
          {details.map((detail) => (
            <p key={detail} className="small">
              {detail}
            </p>
          ))}
          {reason ? <p className="event-body">{reason}</p> : null}
        </li>
      ))}
    </ol>
  )
}
