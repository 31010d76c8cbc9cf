import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireStateRole } from '#app/accounts/guards.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { platformPaths } from '#app/lib/paths.ts'
import { closeEntity, readClosing, reopenEntity } from '#app/roster/close-entity.server.ts'
import { operatorOf } from '#app/roster/operator.server.ts'
import { listChoices, openSheet } from '#app/roster/read-sheet.server.ts'
import { orRefused } from '#app/roster/refused-form.ts'
import { ClosingForm } from '#app/ui/roster/closing-form.tsx'
import { ReopeningForm } from '#app/ui/roster/reopening-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.closed ? 'Reabrir' : 'Cerrar'} · ${data?.name ?? 'Operación del portal'}` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['platform_admin'] })
  return asPage(async () => {
    const { entity, children, built } = await openSheet(params.slug ?? '')
    const { slug, officialName: name, status } = entity
    const today = operatorOf(person).today
    return {
      ...{ token: person.token, slug, name, built, closed: status === 'closed' },
      successors: await listChoices(slug),
      dependants: children.map((child) => child.officialName),
      fields: { sucesor: '', fecha: today, motivo: '' },
    }
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['platform_admin'] })
  const form = await readGuardedForm(request, person)
  const [slug, operator, fields] = [params.slug ?? '', operatorOf(person), readClosing(form)]
  if (form.get('paso') === 'reabrir') {
    const reopening = { motivo: fields.motivo, confirmed: form.get('confirma') === 'si' }
    const refused = await asPage(() => orRefused(() => reopenEntity(operator, slug, reopening), [409, 422]))
    if (refused) return data({ fields, errors: { motivo: refused.sentence } }, { status: refused.status })
    return redirect(platformPaths.entity(slug, { hecho: 'reabierto' }))
  }
  const answer = await asPage(() => closeEntity(operator, slug, fields))
  if (answer.outcome === 'refused') return data(answer, { status: 422 })
  return redirect(platformPaths.entity(slug, { hecho: 'cerrado' }))
}

export default function ClosingPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const shown = { ...page, fields: answer?.fields ?? page.fields, errors: answer?.errors ?? {} }
  return page.closed ? <ReopeningForm {...shown} /> : <ClosingForm {...shown} />
}
