import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { sanctionPaths } from '#app/lib/paths.ts'
import { loadSheet } from '#app/suppliers/sanctions/public/load-sheet.server.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Breadcrumbs } from '#app/ui/layout/breadcrumbs.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { PageSection } from '#app/ui/process-page/page-section.tsx'
import { CorrectionAdvice } from '#app/ui/sanctions/correction-advice.tsx'
import { SanctionBadge } from '#app/ui/sanctions/sanction-badge.tsx'
import { SanctionHistory } from '#app/ui/sanctions/sanction-history.tsx'
import { SanctionSource } from '#app/ui/sanctions/sanction-source.tsx'
import { TaxStages } from '#app/ui/sanctions/tax-stages.tsx'
import { DescriptionList } from '#app/ui/table/description-list.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.sheet.name} · Sancionados` : 'Sanción no encontrada' },
]

export function loader({ params }: LoaderFunctionArgs) {
  return asPage(async () => {
    const { timeZone, coordinatingBody } = portalInfo()
    return { sheet: await loadSheet(params.id ?? '', timeZone), coordinatingBody }
  })
}

export default function SanctionPage() {
  const { sheet, coordinatingBody } = useLoaderData<typeof loader>()
  const { source, history } = sheet
  return (
    <>
      <Breadcrumbs items={[{ href: sanctionPaths.list(), label: 'Proveedores sancionados' }, { label: sheet.name }]} />
      <header className="page-head">
        <p className="eyebrow">{sheet.naturalPerson ? 'Persona física sancionada' : 'Empresa sancionada'}</p>
        <h1>{sheet.name}</h1>
        <p className="cluster">
          <SanctionBadge state={sheet.state} words={sheet.stateWords} /> <span className="quiet">al {sheet.today}</span>
        </p>
        {sheet.rfc && sheet.supplierHref ? (
          <p>
            RFC {sheet.rfc} · <TextLink href={sheet.supplierHref}>ver lo que ha vendido</TextLink>
          </p>
        ) : null}
      </header>
      {sheet.rfc || sheet.naturalPerson ? null : (
        <Notice title="La lista no da el RFC">
          <p>Puede haber otra empresa con este nombre. Esta ficha no se une a ningún proveedor.</p>
        </Notice>
      )}
      {sheet.goneOn ? (
        <Notice tone="warning" title="Ya no está en su lista">
          <p>La lista dejó de nombrarla; este portal lo supo el {sheet.goneOn}. Lo que decía queda aquí.</p>
        </Notice>
      ) : null}
      <PageSection id="sancion" title="La sanción">
        <DescriptionList items={sheet.facts} />
      </PageSection>
      {sheet.stages.length > 0 ? (
        <PageSection id="etapas" title="Etapas y publicación">
          <TaxStages stages={sheet.stages} />
        </PageSection>
      ) : null}
      <PageSection id="fuente" title="De dónde viene">
        <SanctionSource {...source} documents={sheet.documents} readings={sheet.readings} />
      </PageSection>
      <PageSection id="historia" title="Historia en este portal">
        <SanctionHistory versions={history} />
      </PageSection>
      <PageSection id="correccion" title="Cómo pedir una corrección">
        <CorrectionAdvice {...source} coordinatingBody={coordinatingBody} />
        <p>
          <TextLink href={sheet.apiHref}>Esta ficha como datos (JSON)</TextLink>
        </p>
      </PageSection>
    </>
  )
}
