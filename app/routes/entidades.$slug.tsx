import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadEntity } from '#app/catalog/profiles/load-entity.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { EmptyState } from '#app/ui/feedback/empty-state.tsx'
import { IntegrityShare } from '#app/ui/integrity/integrity-share.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { PageSection } from '#app/ui/process-page/page-section.tsx'
import { EntityData } from '#app/ui/profiles/entity-data.tsx'
import { EntityHead } from '#app/ui/profiles/entity-head.tsx'
import { ProcessLines } from '#app/ui/profiles/process-lines.tsx'
import { TopSuppliers } from '#app/ui/profiles/top-suppliers.tsx'
import { TotalFigures } from '#app/ui/profiles/total-figures.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        { title: data.name },
        { name: 'description', content: `Qué contrata ${data.name}, a quién y por cuánto.` },
        { tagName: 'link', rel: 'alternate', type: 'application/atom+xml', title: 'Lo nuevo', href: data.feeds.atom },
      ]
    : [{ title: 'Ente no encontrado' }]

/** A former name leads to the present one for good. */
export function loader({ params }: LoaderFunctionArgs) {
  return asPage(async () => {
    const { movedTo, page } = await loadEntity(params.slug ?? '', portalInfo().timeZone)
    if (movedTo !== null) throw redirect(movedTo, 301)
    return page
  })
}

export default function EntityPage() {
  const entity = useLoaderData<typeof loader>()
  return (
    <>
      <EntityHead {...entity} />
      {entity.total === 0 && entity.latest.length === 0 ? (
        <EmptyState title="Este ente todavía no publica procesos">
          <p>Cuando publique el primero, aquí aparecerán sus montos, sus proveedores y sus datos para descargar.</p>
        </EmptyState>
      ) : null}
      {entity.total > 0 ? (
        <>
          <PageSection id="cuanto" title="Cuánto contrata y cómo">
            <TotalFigures
              sentence={entity.sentence}
              years={entity.years}
              methods={entity.methods}
              others={entity.others}
            />
          </PageSection>
          <PageSection id="a-quien" title="A quién le compra más">
            <TopSuppliers suppliers={entity.suppliers} />
            {entity.integrity ? <IntegrityShare {...entity.integrity} /> : null}
          </PageSection>
        </>
      ) : null}
      {entity.latest.length > 0 ? (
        <PageSection id="recientes" title="Procesos más recientes">
          <ProcessLines lines={entity.latest} id="procesos-recientes" />
          <p>
            <TextLink href={entity.allHref}>Ver todos sus procesos</TextLink>
          </p>
        </PageSection>
      ) : null}
      <EntityData {...entity} />
    </>
  )
}
