import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { privacyBody, shownRetention } from '#app/config/privacy-body.server.ts'
import { formatDate } from '#app/lib/dates.ts'
import { paths } from '#app/lib/paths.ts'
import { CURRENT_NOTICE, NOTICES } from '#app/texts/privacy/notices.ts'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { IntegralNotice, SimplifiedNotice } from '#app/ui/privacy/notice-text.tsx'
import { RetentionList } from '#app/ui/privacy/retention-list.tsx'

export const meta: MetaFunction = () => [{ title: 'Aviso de privacidad' }]

export function loader() {
  return { body: privacyBody(), retention: shownRetention() }
}

export default function PrivacyPage() {
  const { body, retention } = useLoaderData<typeof loader>()
  return (
    <article className="prose">
      <h1>Aviso de privacidad</h1>
      <p className="lead">Vale desde el {formatDate(CURRENT_NOTICE.version)}.</p>
      <section aria-labelledby="simplificado">
        <h2 id="simplificado">En breve</h2>
        <SimplifiedNotice notice={CURRENT_NOTICE} body={body} />
      </section>
      <IntegralNotice notice={CURRENT_NOTICE} body={body} />
      <RetentionList {...retention} />
      <section aria-labelledby="versiones">
        <h2 id="versiones">Versiones</h2>
        <ul>
          {NOTICES.map(({ version, changes }) => (
            <li key={version}>
              <TextLink href={paths.privacy(version)}>{formatDate(version) ?? version}</TextLink>. {changes}
            </li>
          ))}
        </ul>
      </section>
    </article>
  )
}
