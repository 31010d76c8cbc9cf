import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { requireMember } from '#app/accounts/guards.server.ts'
import { inviteMember } from '#app/accounts/invitations/invite-member.server.ts'
import { ENTITY_ROLES, readRolesOf } from '#app/accounts/invitations/role-rules.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { workspacePaths } from '#app/lib/paths.ts'
import { isRefusal } from '#app/lib/refusal.ts'
import { roleChoice } from '#app/texts/people.ts'
import { Button, ButtonRow, LinkButton } from '#app/ui/form/button.tsx'
import { CheckboxGroup } from '#app/ui/form/choice-fields.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { PrivacyLink } from '#app/ui/privacy/privacy-link.tsx'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

export const meta: MetaFunction = () => [{ title: 'Invitar a una persona · Espacio de trabajo' }]

const ADMINS = { anyOf: ['entity_admin'] } as const
/** Field that a refusal is about. */
const FIELDS: Record<string, string> = {
  'invalid-email': 'correo',
  'already-member': 'correo',
  'too-many-mails': 'correo',
  'missing-name': 'nombre',
  'invalid-roles': 'papel',
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, params.slug, ADMINS)
  return { slug: member.entity.slug, token: member.token, choices: ENTITY_ROLES.map(roleChoice) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await requireMember(request, params.slug, ADMINS)
  const form = await readGuardedForm(request, member)
  return workAtDesk(member, async ({ slug, entityId, userId }) => {
    const text = (name: string) => String(form.get(name) ?? '').slice(0, 300)
    const typed = { correo: text('correo'), nombre: text('nombre'), papeles: readRolesOf(form.getAll('papel')) }
    try {
      const { correo: email, nombre: name, papeles: roles } = typed
      await inviteMember({ entityId, email, name, roles, invitedBy: userId })
    } catch (error) {
      const field = isRefusal(error) ? FIELDS[error.code] : undefined
      if (!isRefusal(error) || field === undefined) throw error
      return data({ ...typed, field, sentence: error.sentence }, { status: error.status })
    }
    throw redirect(workspacePaths.people(slug, 'invitada'))
  })
}

export default function InvitePage() {
  const { slug, token, choices } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const said = (field: string) => (refused?.field === field ? { error: refused.sentence } : {})
  return (
    <div className="people">
      <h1>Invitar a una persona</h1>
      <p className="lead">
        Recibirá un correo con un enlace que vale 72 horas. No tendrá acceso hasta que lo abra y acepte.
      </p>
      <ErrorSummary
        title="Todavía no se invitó"
        errors={refused ? [{ href: `#${refused.field}`, message: refused.sentence }] : []}
      />
      <Form method="post" className="form" noValidate key={refused ? JSON.stringify(refused) : 'nueva'}>
        <TokenField token={token} />
        <TextField
          name="correo"
          label="Correo electrónico"
          help="El institucional de la persona: con él entrará."
          type="email"
          autoComplete="off"
          spellCheck={false}
          maxLength={254}
          defaultValue={refused?.correo ?? ''}
          {...said('correo')}
        />
        <TextField
          name="nombre"
          label="Nombre y apellidos"
          autoComplete="off"
          maxLength={200}
          defaultValue={refused?.nombre ?? ''}
          {...said('nombre')}
        />
        <CheckboxGroup
          name="papel"
          label="Papeles en el ente"
          options={choices}
          defaultValues={refused?.papeles ?? []}
          {...said('papel')}
        />
        <PrivacyLink>El correo y el nombre sirven para invitarle y darle acceso.</PrivacyLink>
        <ButtonRow>
          <Button>Enviar la invitación</Button>
          <LinkButton href={workspacePaths.people(slug)} look="quiet">
            Cancelar y volver
          </LinkButton>
        </ButtonRow>
      </Form>
    </div>
  )
}
