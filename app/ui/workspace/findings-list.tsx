import { AttentionIcon, ErrorIcon } from '#app/ui/icons/symbols.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'

export type ShownFinding = {
  key: string
  severity: 'error' | 'warning'
  message: string
  /** The field it speaks of. */
  href?: string
}

/** What stops publication first, what only should be looked at after; each a link to its field. */
export function FindingsList({ findings, title = 'Hallazgos' }: { findings: readonly ShownFinding[]; title?: string }) {
  const ordered = [
    ...findings.filter((one) => one.severity === 'error'),
    ...findings.filter((one) => one.severity === 'warning'),
  ]
  return (
    <section className="findings" aria-label={title}>
      <h2>
        {title} <span className="rail-count number">{findings.length}</span>
      </h2>
      {ordered.length === 0 ? (
        <p className="quiet">No hay hallazgos.</p>
      ) : (
        <ul className="plain-list">
          {ordered.map(({ key, severity, message, href }) => (
            <li key={key} className={`finding finding-${severity}`}>
              {severity === 'error' ? (
                <ErrorIcon size={16} label="Impide publicar" />
              ) : (
                <AttentionIcon size={16} label="Para revisar" />
              )}
              <span>{href ? <TextLink href={href}>{message}</TextLink> : message}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
