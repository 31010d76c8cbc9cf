import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStateRole } from '#app/accounts/guards.server.ts'
import { countOf, formatNumber } from '#app/lib/amounts.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { platformPaths } from '#app/lib/paths.ts'
import { loadWhatWaits } from '#app/roster/what-waits.server.ts'
import { EmptyState } from '#app/ui/feedback/empty-state.tsx'
import { LinkButton } from '#app/ui/form/button.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'

export const meta: MetaFunction = () => [{ title: 'Lo que espera · Operación del portal' }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStateRole(request, { anyOf: ['platform_admin'] })
  return asPage(loadWhatWaits)
}

export default function PlatformHomePage() {
  const { counts, invitations, unadministered, unadministeredTotal, deadJobs, undeliveredMails } =
    useLoaderData<typeof loader>()
  const troubles = deadJobs.length > 0 || undeliveredMails > 0
  const nothing = invitations.length === 0 && unadministeredTotal === 0 && !troubles
  return (
    <>
      <div className="work-head">
        <div>
          <h1>Lo que espera</h1>
          <p className="quiet">
            {countOf(counts.active, 'ente activo', 'entes activos')}, {formatNumber(counts.publishing)} ya{' '}
            {counts.publishing === 1 ? 'publica' : 'publican'}; {countOf(counts.suspended, 'suspendido', 'suspendidos')}{' '}
            y {countOf(counts.closed, 'cerrado', 'cerrados')}.
          </p>
        </div>
        <LinkButton href={platformPaths.newEntity()} look="primary">
          Agregar un ente
        </LinkButton>
      </div>
      <div className="work-columns">
        {troubles ? (
          <section aria-labelledby="fallas">
            <h2 id="fallas">Fallas por atender</h2>
            <ul>
              {deadJobs.map(({ name, count }) => (
                <li key={name}>
                  {countOf(count, 'trabajo', 'trabajos')} de tipo <code>{name}</code> que ya no se reintentan
                </li>
              ))}
              {undeliveredMails > 0 ? (
                <li>
                  {countOf(undeliveredMails, 'correo que no se pudo entregar', 'correos que no se pudieron entregar')}
                </li>
              ) : null}
            </ul>
          </section>
        ) : null}
        {invitations.length > 0 ? (
          <section aria-labelledby="invitaciones">
            <h2 id="invitaciones">
              Invitaciones sin respuesta <span className="rail-count number">{invitations.length}</span>
            </h2>
            <ul>
              {invitations.map(({ slug, name, pending, expired }) => (
                <li key={slug}>
                  <TextLink href={platformPaths.entity(slug)}>{name}</TextLink>:{' '}
                  {countOf(pending, 'invitación', 'invitaciones')}
                  {expired > 0 ? `, ${countOf(expired, 'ya venció', 'ya vencieron')}` : ''}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {unadministeredTotal > 0 ? (
          <section aria-labelledby="sin-administrador">
            <h2 id="sin-administrador">
              Entes sin administrador <span className="rail-count number">{unadministeredTotal}</span>
            </h2>
            <ul>
              {unadministered.map(({ slug, name }) => (
                <li key={slug}>
                  <TextLink href={platformPaths.entity(slug)}>{name}</TextLink> ·{' '}
                  <TextLink href={platformPaths.administrator(slug)} aria-label={`Invitar a quien administra ${name}`}>
                    invitar
                  </TextLink>
                </li>
              ))}
            </ul>
            {unadministeredTotal > unadministered.length ? (
              <p>
                <TextLink href={platformPaths.entities({ falta: 'sin-administrador' })}>
                  Ver los {formatNumber(unadministeredTotal)}
                </TextLink>
              </p>
            ) : null}
          </section>
        ) : null}
        {nothing ? (
          <EmptyState title="No hay nada que espere por usted">
            <p>Aquí aparecen las invitaciones sin respuesta, los entes sin administrador y las fallas.</p>
          </EmptyState>
        ) : null}
      </div>
    </>
  )
}
