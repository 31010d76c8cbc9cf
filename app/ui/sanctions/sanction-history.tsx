export type ShownVersion = {
  key: string
  what: string
  from: string
  to: string | null
  asOf: string | null
  court: string | null
}

/** What this portal has gone by, the newest first. */
export function SanctionHistory({ versions }: { versions: readonly ShownVersion[] }) {
  return (
    <ol className="events plain-list" reversed>
      {versions.map(({ key, what, from, to, asOf, court }) => (
        <li key={key}>
          <p>
            <strong>{what}</strong>
            {court ? ` · ${court}` : ''}
          </p>
          <p className="small quiet">
            En el portal desde el {from}
            {to ? ` hasta el ${to}` : ', y hasta hoy'}
            {asOf ? `; lista al ${asOf}` : ''}
          </p>
        </li>
      ))}
    </ol>
  )
}
