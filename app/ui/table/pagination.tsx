import { ArrowLeftIcon, ArrowRightIcon } from '#app/ui/icons/symbols.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'

export type PaginationProps = {
  previousHref?: string | null
  nextHref?: string | null
  /** What is in sight: "Procesos 21 a 40 de más de 10,000". */
  summary?: string
  label?: string
}

/** Back and forth by position; there are no page numbers, since the list grows while it is read. */
export function Pagination({ previousHref, nextHref, summary, label = 'Páginas' }: PaginationProps) {
  if (!previousHref && !nextHref && !summary) return null
  return (
    <nav className="pagination" aria-label={label}>
      <span>
        {previousHref ? (
          <TextLink href={previousHref} rel="prev">
            <ArrowLeftIcon size={16} /> Anteriores
          </TextLink>
        ) : null}
      </span>
      {summary ? <span className="quiet">{summary}</span> : null}
      <span>
        {nextHref ? (
          <TextLink href={nextHref} rel="next">
            Siguientes <ArrowRightIcon size={16} />
          </TextLink>
        ) : null}
      </span>
    </nav>
  )
}
