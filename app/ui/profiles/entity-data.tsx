import { formatNumber } from '#app/lib/amounts.ts'
import { formatPeriod } from '#app/lib/dates.ts'
import { DownloadIcon } from '#app/ui/icons/symbols.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { PageSection } from '#app/ui/process-page/page-section.tsx'

export type EntityDataProps = {
  releases: number
  records: number
  head: string | null
  feeds: { releases: string; records: string; atom: string }
  formerNames: readonly { key: string; name: string; from: string | null; until: string | null }[]
}

/** Feeds of the entity, the head of its chain, and the names it had before. */
export function EntityData({ releases, records, head, feeds, formerNames }: EntityDataProps) {
  return (
    <>
      <PageSection id="datos" title="Datos de este ente">
        <ul className="plain-list paper-list">
          <li className="paper">
            <DownloadIcon />
            <TextLink href={feeds.records}>Expedientes en OCDS (JSON): {formatNumber(records)}</TextLink>
          </li>
          <li className="paper">
            <DownloadIcon />
            <TextLink href={feeds.releases}>Publicaciones en OCDS (JSON), en orden: {formatNumber(releases)}</TextLink>
          </li>
          <li className="paper">
            <DownloadIcon />
            <TextLink href={feeds.atom}>Avisos de lo nuevo (Atom), para su lector de noticias</TextLink>
          </li>
        </ul>
        {head && releases > 0 ? (
          <p className="small quiet">
            Huella de la última publicación de la cadena: <code>{head}</code>
          </p>
        ) : null}
      </PageSection>
      {formerNames.length > 0 ? (
        <PageSection id="nombres" title="Nombres anteriores">
          <ul>
            {formerNames.map(({ key, name, from, until }) => (
              <li key={key}>
                {name}
                {formatPeriod(from, until) ? <span className="quiet"> ({formatPeriod(from, until)})</span> : null}
              </li>
            ))}
          </ul>
        </PageSection>
      ) : null}
    </>
  )
}
