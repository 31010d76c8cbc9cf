import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireMember } from '#app/accounts/guards.server.ts'
import { findMember } from '#app/accounts/members/list-people.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { resetSecondFactor } from '#app/accounts/second-factor/reset-second-factor.server.ts'
import { notFound } from '#app/lib/http-errors.server.ts'
import { workspacePaths } from '#app/lib/paths.ts'
import { isRefusal } from '#app/lib/refusal.ts'
import { ConfirmPage } from '#app/ui/feedback/confirm-page.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

export const meta: MetaFunction = () => [{ title: 'Restablecer el segundo factor · Personas y permisos' }]

const ADMINS = { anyOf: ['entity_admin'] } as const

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, params.slug, ADMINS)
  return workAtDesk(member, async ({ slug, entityId }) => {
    const { id, name } = (await findMember(entityId, params.userId ?? '')) ?? notFound()
    return { slug, token: member.token, id, name }
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await requireMember(request, params.slug, ADMINS)
  const form = await readGuardedForm(request, member)
  return workAtDesk(member, async ({ slug, entityId, userId: actorId }) => {
    const { id } = (await findMember(entityId, params.userId ?? '')) ?? notFound()
    if (form.get('confirma') !== id)
      return data({ sentence: 'Confirme con el botón de esta página de quién se trata.' }, { status: 422 })
    try {
      await resetSecondFactor({ userId: id, by: { id: actorId, as: 'entity_admin', entityId } })
    } catch (error) {
      if (!isRefusal(error) || error.status === 404) throw error
      return data({ sentence: error.sentence }, { status: error.status })
    }
    return redirect(workspacePaths.people(slug, 'factor'))
  })
}

export default function ResetFactorPage() {
  const { slug, token, id, name } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <ConfirmPage
      title={`¿Restablecer el segundo factor de ${name}?`}
      consequences={[
        'Hágalo solo si la persona perdió su teléfono y sus códigos de recuperación, y se lo pidió ella misma: confírmelo en persona o por teléfono.',
        'Se retiran su clave y sus códigos, y se cierran sus sesiones en este momento.',
        'La próxima vez que entre con su contraseña registrará otro.',
        'Se le avisa por correo y queda en la bitácora.',
      ]}
      confirmLabel="Restablecer"
      cancelHref={workspacePaths.person(slug, id)}
      danger
      {...(refused ? { refusal: refused.sentence } : {})}
    >
      <TokenField token={token} />
      <input type="hidden" name="confirma" value={id} />
    </ConfirmPage>
  )
}
