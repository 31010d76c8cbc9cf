import { Button } from '#app/ui/form/button.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'

export type ShownEvidence = { id: string; title: string; href: string; isLink: boolean; size: string | null }

/** Links and files of an element; each is taken away with its own button where that may be. */
export function EvidenceList({
  evidence,
  removable = false,
}: {
  evidence: readonly ShownEvidence[]
  removable?: boolean
}) {
  if (evidence.length === 0) return <p className="no-data">Todavía no hay evidencia de este elemento.</p>
  return (
    <ul className="evidence-list plain-list">
      {evidence.map(({ id, title, href, isLink, size }) => (
        <li key={id} className="evidence-line">
          <span className="evidence-name">
            {isLink ? (
              <TextLink href={href}>{title}</TextLink>
            ) : (
              <a href={href} download>
                {title}
              </a>
            )}{' '}
            <span className="small quiet">{isLink ? 'enlace' : `archivo, ${size}`}</span>
          </span>
          {removable ? (
            <Button look="quiet" name="paso" value={`quitar:${id}`} aria-label={`Quitar ${title}`} formNoValidate>
              Quitar
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
