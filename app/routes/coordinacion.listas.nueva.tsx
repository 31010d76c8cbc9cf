import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireStateRole } from '#app/accounts/guards.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { sanctionPaths } from '#app/lib/paths.ts'
import { MAPPED_FIELDS } from '#app/suppliers/sanctions/reading/mapping.ts'
import { takeNewList } from '#app/suppliers/sanctions/screens/take-list-form.server.ts'
import { NewListForm } from '#app/ui/coordination/new-list-form.tsx'
import { Breadcrumbs } from '#app/ui/layout/breadcrumbs.tsx'

export const meta: MetaFunction = () => [{ title: 'Agregar una lista · Coordinación estatal' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['coordinator'] })
  const fields = Object.entries(MAPPED_FIELDS).map(([name, { title, hint }]) => ({ name, title, hint }))
  return { token: person.token, fields }
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['coordinator'] })
  const form = await readGuardedForm(request, person)
  const answer = await asPage(() => takeNewList(person.id, form))
  if ('code' in answer) return redirect(sanctionPaths.listRules(answer.code))
  return data(answer, { status: answer.status })
}

export default function NewListPage() {
  const { token, fields } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="stack">
      <Breadcrumbs
        items={[{ href: sanctionPaths.lists(), label: 'Listas de sanciones' }, { label: 'Agregar otra lista' }]}
      />
      <h1>Agregar otra lista</h1>
      <p className="lead">
        Cualquier lista en CSV puede traerse: diga qué encabezado de sus columnas corresponde a cada dato. Codificación,
        separador y renglones de título se reconocen solos.
      </p>
      <NewListForm token={token} fields={fields} errors={answer?.errors ?? {}} values={answer?.values ?? {}} />
    </div>
  )
}
