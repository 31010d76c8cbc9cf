import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireStateRole } from '#app/accounts/guards.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { platformPaths } from '#app/lib/paths.ts'
import { operatorOf } from '#app/roster/operator.server.ts'
import { openSheet } from '#app/roster/read-sheet.server.ts'
import { orRefused } from '#app/roster/refused-form.ts'
import { reinstateEntity, suspendEntity } from '#app/roster/suspend-entity.server.ts'
import { ConfirmPage } from '#app/ui/feedback/confirm-page.tsx'
import { TextArea } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.status === 'suspended' ? 'Reactivar' : 'Suspender'} · ${data?.name ?? 'Operación del portal'}` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['platform_admin'] })
  const { entity } = await asPage(() => openSheet(params.slug ?? ''))
  return { token: person.token, slug: entity.slug, name: entity.officialName, status: entity.status }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['platform_admin'] })
  const form = await readGuardedForm(request, person)
  const [slug, motivo] = [params.slug ?? '', String(form.get('motivo') ?? '')]
  const reinstates = form.get('paso') === 'reactivar'
  const act = reinstates ? reinstateEntity : suspendEntity
  const refused = await asPage(() => orRefused(() => act(operatorOf(person), slug, motivo), [409, 422]))
  if (refused) return data({ sentence: refused.sentence, motivo }, { status: refused.status })
  return redirect(platformPaths.entity(slug, { hecho: reinstates ? 'reactivado' : 'suspendido' }))
}

const SUSPENDING = [
  'Quien trabaja en el ente verá el motivo, podrá leer y no podrá guardar, revisar ni publicar nada.',
  'Lo publicado sigue a la vista de todos, con la marca de que el ente está suspendido.',
  'Se puede reactivar en cualquier momento; nada se pierde.',
]
const REINSTATING = ['El ente vuelve a trabajar como antes, con las mismas personas y los mismos borradores.']

export default function SuspensionPage() {
  const { token, slug, name, status } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const reinstates = status === 'suspended'
  return (
    <ConfirmPage
      title={reinstates ? `¿Reactivar ${name}?` : `¿Suspender ${name}?`}
      consequences={reinstates ? REINSTATING : SUSPENDING}
      confirmLabel={reinstates ? 'Reactivar' : 'Suspender'}
      cancelHref={platformPaths.entity(slug)}
      {...(status === 'closed' ? { refusal: 'El ente está cerrado. Lo que se puede hacer es reabrirlo.' } : {})}
    >
      <TokenField token={token} />
      <input type="hidden" name="paso" value={reinstates ? 'reactivar' : 'suspender'} />
      <TextArea
        name="motivo"
        label="Motivo"
        help={
          reinstates
            ? 'Queda en la historia del ente.'
            : 'Lo leerá quien trabaja en el ente. No escriba datos de personas.'
        }
        rows={3}
        defaultValue={answer?.motivo ?? ''}
        {...(answer ? { error: answer.sentence } : {})}
      />
    </ConfirmPage>
  )
}
