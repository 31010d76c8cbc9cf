import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { requireMember } from '#app/accounts/guards.server.ts'
import { ENTITY_ROLES, readRolesOf } from '#app/accounts/invitations/role-rules.ts'
import { changeRoles } from '#app/accounts/members/change-roles.server.ts'
import { findMember } from '#app/accounts/members/list-people.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { formatDate } from '#app/lib/dates.ts'
import { dayOfInstant } from '#app/lib/day-of-instant.ts'
import { notFound } from '#app/lib/http-errors.server.ts'
import { workspacePaths } from '#app/lib/paths.ts'
import { isRefusal } from '#app/lib/refusal.ts'
import { roleChoice } from '#app/texts/people.ts'
import { Button, ButtonRow, LinkButton } from '#app/ui/form/button.tsx'
import { CheckboxGroup } from '#app/ui/form/choice-fields.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { DescriptionList } from '#app/ui/table/description-list.tsx'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.person.name ?? 'Persona'} · Personas y permisos` },
]

const ADMINS = { anyOf: ['entity_admin'] } as const

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, params.slug, ADMINS)
  return workAtDesk(member, async ({ slug, entityId, userId }) => {
    const person = (await findMember(entityId, params.userId ?? '')) ?? notFound()
    const since = formatDate(dayOfInstant(person.since, portalInfo().timeZone))
    const choices = ENTITY_ROLES.map(roleChoice)
    return { slug, token: member.token, person, since, isSelf: person.id === userId, choices }
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await requireMember(request, params.slug, ADMINS)
  const form = await readGuardedForm(request, member)
  return workAtDesk(member, async ({ slug, entityId, userId: actorId }) => {
    const person = (await findMember(entityId, params.userId ?? '')) ?? notFound()
    const roles = readRolesOf(form.getAll('papel'))
    try {
      const { changed } = await changeRoles({ entityId, actorId, userId: person.id }, roles)
      return redirect(workspacePaths.people(slug, changed ? 'papeles' : undefined))
    } catch (error) {
      if (!isRefusal(error) || error.status === 404) throw error
      return data({ roles, sentence: error.sentence }, { status: error.status })
    }
  })
}

export default function PersonPage() {
  const { slug, token, person, since, isSelf, choices } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="people">
      <h1>{person.name}</h1>
      <DescriptionList
        items={[
          { term: 'Correo electrónico', value: person.email },
          { term: 'En el ente desde', value: since },
          { term: 'Segundo factor', value: person.hasFactor ? 'Registrado' : 'No tiene' },
        ]}
      />
      <ErrorSummary
        title="Todavía no se guardó"
        errors={refused ? [{ href: '#papel', message: refused.sentence }] : []}
      />
      <Form method="post" className="form" key={(refused?.roles ?? person.roles).join(' ')}>
        <TokenField token={token} />
        <CheckboxGroup
          name="papel"
          label="Papeles en el ente"
          help={
            isSelf
              ? 'Son los suyos: puede dejar un papel, pero no darse otro.'
              : 'Al guardar se cierran sus sesiones y se le avisa por correo. Los borradores que capturó se conservan.'
          }
          options={choices}
          defaultValues={refused?.roles ?? person.roles}
          {...(refused ? { error: refused.sentence } : {})}
        />
        <ButtonRow>
          <Button>Guardar los papeles</Button>
          <LinkButton href={workspacePaths.people(slug)} look="quiet">
            Cancelar y volver
          </LinkButton>
        </ButtonRow>
      </Form>
      <section aria-labelledby="otros" className="stack">
        <h2 id="otros">Acceso de esta persona</h2>
        <ButtonRow>
          {person.hasFactor && !isSelf ? (
            <LinkButton href={workspacePaths.resetFactor(slug, person.id)}>Restablecer el segundo factor</LinkButton>
          ) : null}
          <LinkButton href={workspacePaths.removePerson(slug, person.id)}>
            {isSelf ? 'Dejar el ente' : 'Quitar del ente'}
          </LinkButton>
        </ButtonRow>
      </section>
    </div>
  )
}
