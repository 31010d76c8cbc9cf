import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { qrPath } from '#app/accounts/second-factor/qr-path.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { showBadge } from '#app/suppliers/integrity/public/show-badge.server.ts'
import { BadgeCheck } from '#app/ui/integrity/badge-check.tsx'
import { BadgeHistory } from '#app/ui/integrity/badge-history.tsx'
import { BadgeMeaning } from '#app/ui/integrity/badge-meaning.tsx'
import { BadgeSheet } from '#app/ui/integrity/badge-sheet.tsx'
import { PageSection } from '#app/ui/process-page/page-section.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        { title: `${data.name} · Insignia de integridad ${data.folio}` },
        {
          name: 'description',
          content: `Insignia de integridad de ${data.name}: ${data.stateWord.toLowerCase()} el ${data.today}.`,
        },
        { tagName: 'link', rel: 'alternate', type: 'application/json', href: data.apiHref },
      ]
    : [{ title: 'Insignia no encontrada' }]

export function loader({ params }: LoaderFunctionArgs) {
  return asPage(async () => {
    const badge = await showBadge(params.folio ?? '')
    return { ...badge, qr: qrPath(badge.address) }
  })
}

export default function BadgePage() {
  const badge = useLoaderData<typeof loader>()
  return (
    <>
      <BadgeSheet badge={badge} />
      <PageSection id="elementos" title="Lo que se revisó">
        <p>
          Los {badge.elements.length} elementos que pide la {badge.law}. De cada uno se vio que existe y que se aplica.
        </p>
        <ol className="element-list plain-list">
          {badge.elements.map(({ code, title, asks, fraction }) => (
            <li key={code}>
              <strong>{title}</strong> <span className="small quiet">fracción {fraction}</span>
              <p>{asks}</p>
            </li>
          ))}
        </ol>
      </PageSection>
      <PageSection id="historia" title="Historia de la insignia">
        <BadgeHistory history={badge.history} />
      </PageSection>
      <BadgeCheck folio={badge.folio} apiHref={badge.apiHref} keysHref={badge.keysHref} />
      <BadgeMeaning />
    </>
  )
}
