import { TextLink } from '#app/ui/layout/text-link.tsx'

export type SanctionSourceProps = {
  title: string
  source: string
  url: string | null
  row: number
  asOf: string | null
  knownFrom: string | null
  sha256: string | null
  removed: { on: string | null; reason: string | null } | null
  entity: { href: string; name: string } | null
  documents: readonly { title: string; url: string }[]
  readings: readonly string[]
}

/** List, snapshot and row of a sanction, its documents, and how doubtful cells were read. */
export function SanctionSource(props: SanctionSourceProps) {
  const { title, source, url, row, asOf, knownFrom, sha256, removed, entity, documents, readings } = props
  return (
    <div className="stack">
      <p>
        {url ? <TextLink href={url}>{title}</TextLink> : title}, de{' '}
        {entity ? <TextLink href={entity.href}>{entity.name}</TextLink> : source}
        {sha256 ? `, renglón ${row}` : ''}
        {asOf ? ` de la lista al ${asOf}` : ''}. En este portal desde el {knownFrom}.
      </p>
      {removed ? (
        <p>
          La fuente retiró esta lista; dejó de contar el {removed.on}: {removed.reason}
        </p>
      ) : null}
      {sha256 ? (
        <p className="small quiet">
          Huella del archivo de que se leyó (SHA-256): <code>{sha256}</code>
        </p>
      ) : null}
      {documents.length > 0 ? (
        <ul>
          {documents.map((document) => (
            <li key={`${document.title} ${document.url}`}>
              <TextLink href={document.url} rel="nofollow noopener">
                {document.title}
              </TextLink>
            </li>
          ))}
        </ul>
      ) : (
        <p className="quiet">La lista no enlaza el documento de la resolución.</p>
      )}
      {readings.length > 0 ? (
        <details>
          <summary>Cómo se leyó este renglón</summary>
          <ul>
            {readings.map((reading) => (
              <li key={reading}>{reading}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  )
}
