import { formatDate } from '#app/lib/dates.ts'
import { stageWord } from '#app/texts/processes.ts'
import { Badge } from '#app/ui/badges/badge.tsx'
import { DocumentIcon, DownloadIcon } from '#app/ui/icons/symbols.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { EventList } from '#app/ui/process/timeline.tsx'
import { DateText } from '#app/ui/table/date-text.tsx'
import { PageSection } from './page-section.tsx'

export type ShownDocument = {
  key: string
  title: string
  type: string
  stage: string
  date: string | null
  href: string | null
  address: string | null
  format: string | null
}

/** Documents by stage, and those that are missing for this procedure. */
export function DocumentsSection(props: {
  documents: readonly ShownDocument[]
  missing: readonly { key: string; title: string; why: string }[]
}) {
  const { documents, missing } = props
  return (
    <PageSection id="documentos" title="Documentos">
      {documents.length === 0 ? <p className="no-data">No se ha publicado ningún documento.</p> : null}
      <ul className="plain-list paper-list">
        {documents.map(({ key, title, type, stage, date, href, address, format }) => (
          <li key={key} className="paper">
            <DocumentIcon />
            <div>
              <p>{href ? <TextLink href={href}>{title}</TextLink> : title}</p>
              <p className="small quiet">
                {type} · {stageWord(stage)}
                {format ? ` · ${format}` : ''}
                {date ? (
                  <>
                    {' · '}
                    <DateText value={date} />
                  </>
                ) : null}
              </p>
              {!href && address ? (
                <p className="small no-data">La dirección publicada no se puede abrir: {address}</p>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {missing.length > 0 ? (
        <>
          <h3>Documentos que faltan</h3>
          <p className="quiet">Este procedimiento debería haberlos publicado al llegar a su etapa.</p>
          <ul className="missing-list">
            {missing.map(({ key, title, why }) => (
              <li key={key}>
                <strong>{title}.</strong> {why}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </PageSection>
  )
}

export type ShownRelease = {
  id: string
  published: string | null
  /** Day that the publication itself bears. */
  date: string | null
  tags: readonly string[]
  imported: boolean
  position: number
  sha256: string
  href: string | null
}

/** The publications of the process, newest first, and the way to their differences. */
export function ChangesSection({
  releases,
  changesHref,
}: {
  releases: readonly ShownRelease[]
  changesHref: string | null
}) {
  return (
    <PageSection id="cambios" title="Cambios">
      <p>
        {releases.length === 1
          ? 'Este proceso se ha publicado una vez.'
          : `Este proceso se ha publicado ${releases.length} veces. Nada se borra: cada corrección es una publicación nueva.`}
      </p>
      <EventList
        events={releases.slice(0, 20).map(({ id, published, date, tags, imported, href }) => ({
          key: id,
          date: published,
          title: (
            <>
              {tags.join(', ') || 'Publicación'} {imported ? <Badge>Importada</Badge> : null}
            </>
          ),
          detail: (
            <span className="small">
              {href ? <TextLink href={href}>Publicación {id}</TextLink> : `Publicación ${id}`}
              {date && date !== published ? `, fechada el ${formatDate(date)}` : null}
            </span>
          ),
        }))}
      />
      {changesHref ? (
        <p>
          <TextLink href={changesHref}>Comparar dos publicaciones</TextLink>
        </p>
      ) : null}
    </PageSection>
  )
}

export type ProcessDataProps = {
  data: { record: string | null; releases: string; sha256: string | null; entityReleases: string | null }
  releases: readonly ShownRelease[]
}

/** Downloads, fingerprints, and how anyone can verify them. */
export function DataSection({ data, releases }: ProcessDataProps) {
  const last = releases[0]
  return (
    <PageSection id="datos" title="Datos">
      <ul className="plain-list paper-list">
        {data.record ? (
          <li className="paper">
            <DownloadIcon />
            <TextLink href={data.record}>Expediente con todas sus publicaciones (OCDS, JSON)</TextLink>
          </li>
        ) : null}
        <li className="paper">
          <DownloadIcon />
          <TextLink href={data.releases} download>
            {data.record
              ? 'Paquete de publicaciones (OCDS, JSON)'
              : 'Publicaciones como llegaron, con sus observaciones (JSON)'}
          </TextLink>
        </li>
      </ul>
      {data.sha256 ? (
        <details className="fold">
          <summary>Cómo comprobar que nadie cambió estos datos</summary>
          <div className="stack-tight prose">
            <p>
              Cada publicación guarda la huella SHA-256 de sus bytes y la de la publicación anterior del mismo ente. Si
              alguien cambiara una, dejarían de coincidir todas las siguientes.
            </p>
            <p>
              Huella del expediente: <code>{data.sha256}</code>
            </p>
            {last ? (
              <p>
                Última publicación ({last.id}), lugar {last.position} en la cadena del ente: <code>{last.sha256}</code>
              </p>
            ) : null}
            {data.entityReleases ? (
              <p>
                La cadena completa está en las <TextLink href={data.entityReleases}>publicaciones del ente</TextLink>, y
                el programa del portal la comprueba con <code>portal verify</code> y esa dirección.
              </p>
            ) : null}
          </div>
        </details>
      ) : null}
    </PageSection>
  )
}
