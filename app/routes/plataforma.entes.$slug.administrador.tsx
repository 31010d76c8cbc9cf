import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { requireStateRole } from '#app/accounts/guards.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { platformPaths } from '#app/lib/paths.ts'
import { openSheet } from '#app/roster/read-sheet.server.ts'
import { orRefused } from '#app/roster/refused-form.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Button, ButtonRow, LinkButton } from '#app/ui/form/button.tsx'
import { CheckboxField } from '#app/ui/form/choice-fields.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { PrivacyLink } from '#app/ui/privacy/privacy-link.tsx'
import { inviteAdministrator } from '#app/workflows/invite-administrator.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Invitar a quien administra · ${data?.name ?? 'Operación del portal'}` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['platform_admin'] })
  const { entity, counts } = await asPage(() => openSheet(params.slug ?? ''))
  const { slug, officialName: name, status } = entity
  return { token: person.token, slug, name, active: status === 'active', admins: counts.admins }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['platform_admin'] })
  const form = await readGuardedForm(request, person)
  const typed = (name: string) => String(form.get(name) ?? '').trim()
  const fields = { correo: typed('correo'), nombre: typed('nombre'), captura: form.get('captura') === 'si' }
  const slug = params.slug ?? ''
  const refused = await asPage(() => orRefused(() => inviteAdministrator(person.id, slug, fields), [409, 422]))
  if (refused) return data({ fields, code: refused.code, sentence: refused.sentence }, { status: refused.status })
  return redirect(platformPaths.entity(slug, { hecho: 'invitado' }))
}

export default function InviteAdministratorPage() {
  const { token, slug, name, active, admins } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const at = answer ? (answer.code === 'missing-name' ? 'nombre' : 'correo') : null
  return (
    <Form method="post" className="form" key={answer?.sentence ?? ''}>
      <h1>Invitar a quien administra {name}</h1>
      <p className="lead">
        Recibirá un correo para crear su contraseña. Después podrá invitar al resto de su gente.
        {admins > 0 ? ` El ente ya tiene ${admins === 1 ? 'un administrador' : `${admins} administradores`}.` : ''}
      </p>
      {answer && at ? <ErrorSummary errors={[{ href: `#${at}`, message: answer.sentence }]} /> : null}
      {active ? null : <Notice tone="warning" title="El ente no está activo, y nadie puede entrar a trabajar en él" />}
      <TokenField token={token} />
      <TextField
        name="nombre"
        label="Nombre de la persona"
        autoComplete="off"
        defaultValue={answer?.fields.nombre ?? ''}
        {...(answer && at === 'nombre' ? { error: answer.sentence } : {})}
      />
      <TextField
        name="correo"
        label="Correo electrónico institucional"
        type="email"
        autoComplete="off"
        defaultValue={answer?.fields.correo ?? ''}
        {...(answer && at === 'correo' ? { error: answer.sentence } : {})}
      />
      <CheckboxField
        name="captura"
        label="También captura procesos"
        help="Para un ente pequeño, donde una sola persona empieza."
        value="si"
        defaultChecked={answer?.fields.captura ?? false}
      />
      <PrivacyLink>El correo y el nombre sirven para invitarle y darle acceso.</PrivacyLink>
      <ButtonRow>
        <Button>Enviar la invitación</Button>
        <LinkButton href={platformPaths.entity(slug)} look="quiet">
          Cancelar y volver
        </LinkButton>
      </ButtonRow>
    </Form>
  )
}
