import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { privacyBody } from '#app/config/privacy-body.server.ts'
import { formatDate } from '#app/lib/dates.ts'
import { notFound } from '#app/lib/http-errors.server.ts'
import { paths } from '#app/lib/paths.ts'
import { CURRENT_NOTICE, findNotice } from '#app/texts/privacy/notices.ts'
import { Breadcrumbs } from '#app/ui/layout/breadcrumbs.tsx'
import { IntegralNotice, SimplifiedNotice } from '#app/ui/privacy/notice-text.tsx'

export const meta: MetaFunction = () => [{ title: 'Versión del aviso de privacidad' }]

export function loader({ params }: LoaderFunctionArgs) {
  const notice =
    findNotice(params.version) ?? notFound('No hay una versión del aviso de ese día. Vea la lista en el aviso vigente.')
  return { notice, body: privacyBody() }
}

export default function PrivacyVersionPage() {
  const { notice, body } = useLoaderData<typeof loader>()
  const inForce = notice.version === CURRENT_NOTICE.version
  return (
    <article className="prose">
      <Breadcrumbs items={[{ label: 'Aviso de privacidad', href: paths.privacy() }, { label: notice.version }]} />
      <h1>Aviso de privacidad del {formatDate(notice.version)}</h1>
      <p className="lead">
        {inForce ? 'Es la versión vigente.' : 'Es una versión anterior: ya no rige.'} {notice.changes}
      </p>
      <h2>En breve</h2>
      <SimplifiedNotice notice={notice} body={body} />
      <IntegralNotice notice={notice} body={body} />
    </article>
  )
}
