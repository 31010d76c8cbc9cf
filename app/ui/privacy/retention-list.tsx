export interface RetentionListProps {
  terms: readonly { kind: string; what: string; from: string; reason: string; ends: string; days: number }[]
  kept: readonly { what: string; reason: string }[]
}

/** Days as people say them: 2,557 are seven years. */
function inWords(days: number): string {
  const years = Math.round(days / 365.25)
  if (days >= 365 && Math.abs(days - years * 365.25) <= 1) return years === 1 ? 'Un año' : `${years} años`
  return days === 1 ? 'Un día' : `${days} días`
}

/** How long what is told of people is kept, why, and how it ends. */
export function RetentionList({ terms, kept }: RetentionListProps) {
  return (
    <section aria-labelledby="plazos">
      <h2 id="plazos">Cuánto tiempo se conservan</h2>
      <p>Lo que llega a su plazo se borra cada noche, y antes de atender cuando se restaura una copia de respaldo.</p>
      <ul>
        {terms.map(({ kind, what, from, reason, ends, days }) => (
          <li key={kind}>
            <strong>{what}.</strong> {inWords(days)} {from}. {reason} {ends}
          </li>
        ))}
      </ul>
      <h3>Sin plazo en días</h3>
      <ul>
        {kept.map(({ what, reason }) => (
          <li key={what}>
            <strong>{what}.</strong> {reason}
          </li>
        ))}
      </ul>
    </section>
  )
}
