import { sanctionPaths } from '#app/lib/paths.ts'
import { Badge } from '#app/ui/badges/badge.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Breadcrumbs } from '#app/ui/layout/breadcrumbs.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { ActList, type ShownAct } from '#app/ui/roster/act-list.tsx'

export type ResolutionHeadProps = {
  slug: string
  title: string
  isPublished: boolean
  isChanged: boolean
  publicHref: string | null
  warnings: readonly string[]
  /** What the resolution lacks. */
  errors: Readonly<Record<string, string>>
  /** What was not taken of the form just sent. */
  refused: Readonly<Record<string, string>>
  done: string | null
  acts: readonly ShownAct[]
}

const DONE: Readonly<Record<string, string>> = {
  guardada: 'Se guardó',
  publicada: 'Se publicó',
  corregir: 'Se publicó la corrección; la versión anterior queda en la historia',
  terminar: 'Se anotó el fin de la sanción',
  impugnar: 'Se anotó la impugnación',
  suspender: 'Se anotó la suspensión',
  anular: 'Se anotó que se anuló',
  reponer: 'La sanción se repuso',
}

/** Whom it is about, how it stands, what it lacks, and what was done to it. */
export function ResolutionHead(props: ResolutionHeadProps) {
  const { slug, title, isPublished, isChanged, publicHref, warnings, errors, refused, done, acts } = props
  const missing = Object.values(errors)
  return (
    <>
      <Breadcrumbs
        items={[
          { href: sanctionPaths.resolutions(slug), label: 'Resoluciones que sancionan' },
          { label: title || 'Sin nombre' },
        ]}
      />
      <h1>{title || 'Resolución sin nombre'}</h1>
      <p className="cluster">
        <Badge tone={isPublished ? 'done' : 'plain'}>{isPublished ? 'Publicada' : 'Borrador'}</Badge>
        {publicHref ? <TextLink href={publicHref}>Ver su ficha pública</TextLink> : null}
      </p>
      {done && DONE[done] ? <Notice tone="done" announce title={DONE[done]} /> : null}
      <ErrorSummary errors={Object.entries(refused).map(([name, message]) => ({ href: `#${name}`, message }))} />
      {isChanged ? (
        <Notice tone="warning" title="Hay una corrección sin publicar">
          <p>Lo público sigue como estaba hasta que la publique con su motivo.</p>
        </Notice>
      ) : null}
      {missing.length + warnings.length > 0 && Object.keys(refused).length === 0 ? (
        <Notice title={missing.length > 0 ? 'Antes de publicar' : 'Tome en cuenta'}>
          <ul>
            {[...missing, ...warnings].map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {acts.length > 0 ? (
        <section className="stack-tight" aria-labelledby="historia">
          <h2 id="historia">Historia</h2>
          <ActList acts={acts} />
        </section>
      ) : null}
    </>
  )
}
