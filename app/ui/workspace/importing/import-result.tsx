import { countOf, formatNumber } from '#app/lib/amounts.ts'
import { formatInstant } from '#app/lib/dates.ts'
import { workspacePaths } from '#app/lib/paths.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import type { ShownImport } from './import-line.ts'

const FIGURES = [
  { name: 'accepted', label: 'Aceptadas', meaning: 'Pasaron la revisión y entraron.' },
  { name: 'historical', label: 'Históricas', meaning: 'Se leen, pero no cumplen el estándar: entraron marcadas.' },
  { name: 'duplicates', label: 'Repetidas', meaning: 'Ya estaban, iguales: no se hizo nada.' },
  { name: 'rejected', label: 'Rechazadas', meaning: 'No entraron. El porqué está en los hallazgos.' },
]

/** How an import ended and what it counts. */
export function ImportResult({ line, zone, slug }: { line: ShownImport; zone: string; slug: string }) {
  return (
    <section className="stack" aria-labelledby="resultado">
      <h2 id="resultado">Resultado</h2>
      <Ending line={line} zone={zone} />
      <dl className="import-figures plain-list">
        {FIGURES.map(({ name, label, meaning }) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd className="number">{formatNumber(line.counts[name] ?? 0)}</dd>
            <dd className="small quiet">{meaning}</dd>
          </div>
        ))}
      </dl>
      {(line.counts.accepted ?? 0) + (line.counts.historical ?? 0) > 0 ? (
        <p>
          <TextLink href={line.publish ? workspacePaths.publishedProcesses(slug) : workspacePaths.processes(slug)}>
            {line.publish ? 'Ver lo publicado del ente' : 'Ver los borradores del ente'}
          </TextLink>
        </p>
      ) : null}
    </section>
  )
}

function Ending({ line, zone }: { line: ShownImport; zone: string }) {
  const when = line.finishedAt ? formatInstant(line.finishedAt, zone) : ''
  const releases = countOf(line.counts.releases ?? 0, 'publicación leída', 'publicaciones leídas')
  const files = countOf(line.counts.files ?? line.sources.length, 'archivo', 'archivos')
  const kept = `Se guardaron ${formatNumber(line.processesDone)} de ${countOf(line.processesTotal, 'proceso', 'procesos')}, y se conservan.`
  if (line.state === 'failed')
    return (
      <Notice tone="error" title={`No terminó (${when})`}>
        <p>{line.failure ?? 'Se interrumpió.'}</p>
        <p>{kept}</p>
      </Notice>
    )
  if (line.state === 'cancelled')
    return (
      <Notice tone="warning" title={`Cancelada (${when})`}>
        <p>{kept} Lo demás no entró. Si envía los mismos archivos otra vez, sigue con lo que falta.</p>
      </Notice>
    )
  const { accepted = 0, historical = 0, duplicates = 0, rejected = 0 } = line.counts
  const none = accepted + historical + duplicates === 0
  const refused =
    rejected === 0
      ? null
      : none
        ? 'No entró nada. Lea los hallazgos, corrija los archivos y envíelos de nuevo.'
        : 'Lo rechazado no entró: los hallazgos dicen por qué. Corríjalo y envíelo de nuevo; lo que ya entró no se repite.'
  return (
    <Notice
      tone={rejected > 0 || none ? 'warning' : 'done'}
      title={none ? `Terminada sin que entrara nada (${when})` : `Terminada (${when})`}
    >
      <p>
        {files}, {releases}.
      </p>
      {refused ? <p>{refused}</p> : null}
    </Notice>
  )
}
