import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireMember } from '#app/accounts/guards.server.ts'
import { removeMember } from '#app/accounts/members/change-roles.server.ts'
import { findMember } from '#app/accounts/members/list-people.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { notFound } from '#app/lib/http-errors.server.ts'
import { workspacePaths } from '#app/lib/paths.ts'
import { isRefusal } from '#app/lib/refusal.ts'
import { ConfirmPage } from '#app/ui/feedback/confirm-page.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

export const meta: MetaFunction = () => [{ title: 'Quitar del ente · Personas y permisos' }]

const ADMINS = { anyOf: ['entity_admin'] } as const

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, params.slug, ADMINS)
  return workAtDesk(member, async ({ slug, entityId, userId }) => {
    const { id, name } = (await findMember(entityId, params.userId ?? '')) ?? notFound()
    return { slug, token: member.token, id, name, isSelf: id === userId, entityName: member.entity.name }
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await requireMember(request, params.slug, ADMINS)
  const form = await readGuardedForm(request, member)
  return workAtDesk(member, async ({ slug, entityId, userId: actorId }) => {
    const { id } = (await findMember(entityId, params.userId ?? '')) ?? notFound()
    if (form.get('confirma') !== id)
      return data({ sentence: 'Confirme con el botón de esta página a quién quita del ente.' }, { status: 422 })
    try {
      await removeMember({ entityId, actorId, userId: id })
    } catch (error) {
      if (!isRefusal(error) || error.status === 404) throw error
      return data({ sentence: error.sentence }, { status: error.status })
    }
    return redirect(id === actorId ? workspacePaths.choose() : workspacePaths.people(slug, 'quitada'))
  })
}

export default function RemovePersonPage() {
  const { slug, token, id, name, isSelf, entityName } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <ConfirmPage
      title={isSelf ? `¿Dejar de trabajar en ${entityName}?` : `¿Quitar a ${name} de ${entityName}?`}
      consequences={[
        'Pierde todos sus papeles en este ente y se cierran sus sesiones en este momento.',
        'Los procesos que capturó, revisó o publicó se conservan, con su nombre en la bitácora.',
        'Su cuenta sigue viva: puede trabajar en otros entes y se le puede invitar de nuevo.',
        'Se le avisa por correo.',
      ]}
      confirmLabel={isSelf ? 'Dejar el ente' : 'Quitar del ente'}
      cancelHref={workspacePaths.person(slug, id)}
      danger
      {...(refused ? { refusal: refused.sentence } : {})}
    >
      <TokenField token={token} />
      <input type="hidden" name="confirma" value={id} />
    </ConfirmPage>
  )
}
