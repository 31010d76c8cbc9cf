const KEYS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'] as const

/** Grey lines in the shape of what is coming; said as a sentence to whoever does not see them. */
export function Skeleton({ lines = 3, label = 'Cargando…' }: { lines?: number; label?: string }) {
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{label}</span>
      {KEYS.slice(0, lines).map((key) => (
        <span key={key} className="skeleton-line" aria-hidden="true" />
      ))}
    </div>
  )
}
