export type ShownChange = {
  /** JSON pointer, for the key and for those who know OCDS. */
  path: string
  label: string
  /** Already as text; null when there was or is nothing. */
  before: string | null
  after: string | null
  kind: 'added' | 'removed' | 'changed'
}

const words = { added: 'Se agregó', removed: 'Se quitó', changed: 'Cambió' } as const

/** What changed between two versions, value by value, in words and not only in colour. */
export function Diff({
  changes,
  beforeLabel = 'Antes',
  afterLabel = 'Después',
}: {
  changes: readonly ShownChange[]
  beforeLabel?: string
  afterLabel?: string
}) {
  if (changes.length === 0) return <p className="quiet">No hay diferencias entre estas dos versiones.</p>
  return (
    <ul className="diff plain-list">
      {changes.map(({ path, label, before, after, kind }) => (
        <li key={path} className={`diff-change diff-${kind}`}>
          <p className="diff-label">
            <span className="diff-kind">{words[kind]}:</span> {label} <code className="diff-path">{path}</code>
          </p>
          <div className="diff-values">
            {kind === 'added' ? null : (
              <p>
                <span className="diff-side">{beforeLabel}</span>
                <del>{before ?? 'Sin dato'}</del>
              </p>
            )}
            {kind === 'removed' ? null : (
              <p>
                <span className="diff-side">{afterLabel}</span>
                <ins>{after ?? 'Sin dato'}</ins>
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
