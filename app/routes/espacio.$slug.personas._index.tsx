import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireMember } from '#app/accounts/guards.server.ts'
import { resendInvitation, withdrawInvitation } from '#app/accounts/invitations/manage-invitation.server.ts'
import { listPendingInvitations, listPeople } from '#app/accounts/members/list-people.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { workspacePaths } from '#app/lib/paths.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { doneSentence } from '#app/texts/people.ts'
import { EmptyState } from '#app/ui/feedback/empty-state.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { LinkButton } from '#app/ui/form/button.tsx'
import { InvitationTable } from '#app/ui/people/invitation-table.tsx'
import { PeopleTable } from '#app/ui/people/people-table.tsx'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

export const meta: MetaFunction = () => [{ title: 'Personas y permisos · Espacio de trabajo' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, params.slug)
  return workAtDesk(member, async (desk) => {
    const manage = member.roles.includes('entity_admin')
    return {
      slug: desk.slug,
      entityName: member.entity.shortName,
      token: member.token,
      self: desk.userId,
      zone: portalInfo().timeZone,
      manage,
      people: await listPeople(desk.entityId, { withEmails: manage }),
      invitations: manage ? await listPendingInvitations(desk.entityId) : [],
      done: doneSentence(new URL(request.url).searchParams.get('hecho')),
    }
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await requireMember(request, params.slug, { anyOf: ['entity_admin'] })
  const form = await readGuardedForm(request, member)
  return workAtDesk(member, async ({ slug, entityId, userId: actorId }) => {
    const act = { entityId, actorId, invitationId: String(form.get('invitacion') ?? '') }
    switch (form.get('acto')) {
      case 'reenviar':
        await resendInvitation(act)
        throw redirect(workspacePaths.people(slug, 'reenviada'))
      case 'retirar':
        await withdrawInvitation(act)
        throw redirect(workspacePaths.people(slug, 'retirada'))
      default:
        throw new Refusal('unknown-act', 400, 'Use los botones de la página de personas.')
    }
  })
}

export default function PeoplePage() {
  const { slug, entityName, token, self, zone, manage, people, invitations, done } = useLoaderData<typeof loader>()
  return (
    <div className="people">
      <div className="work-head">
        <h1>Personas y permisos</h1>
        {manage ? (
          <LinkButton href={workspacePaths.invite(slug)} look="primary">
            Invitar a una persona
          </LinkButton>
        ) : null}
      </div>
      {done ? (
        <Notice tone="done" announce>
          <p>{done}</p>
        </Notice>
      ) : null}
      <p className="lead">
        Quién trabaja en {entityName} y qué puede hacer.
        {manage ? ' Cada cambio queda en la bitácora.' : ' Los permisos los cambia quien administra el ente.'}
      </p>
      <PeopleTable slug={slug} people={people} self={self} manage={manage} zone={zone} />
      {manage ? (
        <section aria-labelledby="invitaciones" className="stack">
          <h2 id="invitaciones">Invitaciones pendientes</h2>
          {invitations.length > 0 ? (
            <InvitationTable invitations={invitations} zone={zone} token={token} />
          ) : (
            <EmptyState title="No hay invitaciones pendientes">
              <p>Aparecen aquí hasta que la persona acepta: si el correo se entregó y cuándo vencen.</p>
            </EmptyState>
          )}
        </section>
      ) : null}
    </div>
  )
}
