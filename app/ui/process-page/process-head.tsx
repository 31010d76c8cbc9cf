import { Badge } from '#app/ui/badges/badge.tsx'
import { MethodBadge } from '#app/ui/badges/method-badge.tsx'
import { StageBadge } from '#app/ui/badges/stage-badge.tsx'
import { HistoricalBadge } from '#app/ui/badges/status-badge.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'

export type ProcessHeadProps = {
  title: string
  ocid: string
  number: string | null
  entity: { name: string; href: string; notice: string | null; mark: string | null }
  method: string | null
  stage: string
  standing: string | null
  historical: { count: number; sentences: readonly string[]; more: number } | null
}

/** Entity, number and status, then the title in the words of the contract; notices that change how the page is to be read. */
export function ProcessHead(props: ProcessHeadProps) {
  const { title, ocid, number, entity, method, stage, standing, historical } = props
  return (
    <header className="page-head">
      <p>
        <TextLink href={entity.href}>{entity.name}</TextLink>
        {entity.mark ? (
          <>
            {' '}
            <Badge tone="warning">{entity.mark}</Badge>
          </>
        ) : null}
        {number ? <> · {number}</> : null}
      </p>
      <h1>{title}</h1>
      <p className="cluster">
        <MethodBadge method={method} />
        <StageBadge stage={stage} />
        {standing ? <Badge>{standing}</Badge> : null}
        {historical ? <HistoricalBadge /> : null}
      </p>
      <p className="small quiet">
        Identificador (OCID): <code>{ocid}</code>
      </p>
      {entity.notice ? <Notice title={entity.notice} /> : null}
      {historical ? (
        <Notice tone="warning" title="Proceso histórico: no cumple todas las reglas de publicación de hoy">
          <p>Se muestra como lo publicó su fuente. No cuenta en totales ni en los paquetes de datos principales.</p>
          {historical.sentences.length > 0 ? (
            <details>
              <summary>Ver qué no cumple ({historical.count})</summary>
              <ul>
                {historical.sentences.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
                {historical.more > 0 ? <li>y {historical.more} observaciones más.</li> : null}
              </ul>
            </details>
          ) : null}
        </Notice>
      ) : null}
    </header>
  )
}
