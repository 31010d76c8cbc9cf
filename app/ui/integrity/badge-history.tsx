import { EventList } from '#app/ui/process/timeline.tsx'

export type ShownBadgeAct = {
  key: string
  date: string
  title: string
  cause: string | null
  ground: string | null
  automatic: boolean
  until: string | null
}

/** All that happened to a badge, the newest first. */
export function BadgeHistory({ history }: { history: readonly ShownBadgeAct[] }) {
  return (
    <EventList
      events={[...history].reverse().map(({ key, date, title, cause, ground, automatic, until }) => ({
        key,
        date,
        title: automatic ? `${title} de manera automática` : title,
        detail:
          cause || ground || until ? (
            <>
              {cause ? <p>{cause}</p> : null}
              {ground ? <p className="small">Fundamento: {ground}</p> : null}
              {until ? <p className="small">Con validez hasta el {until}.</p> : null}
            </>
          ) : null,
      }))}
    />
  )
}
