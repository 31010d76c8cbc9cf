import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { requireStateRole } from '#app/accounts/guards.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { platformPaths } from '#app/lib/paths.ts'
import { addEntity } from '#app/roster/add-entity.server.ts'
import { readEntityFields } from '#app/roster/entity-fields.ts'
import { operatorOf } from '#app/roster/operator.server.ts'
import { listChoices } from '#app/roster/read-sheet.server.ts'
import { Button, ButtonRow, LinkButton } from '#app/ui/form/button.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { EntityForm, RosterErrors } from '#app/ui/roster/entity-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Agregar un ente · Operación del portal' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['platform_admin'] })
  return { token: person.token, parents: await asPage(() => listChoices()) }
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['platform_admin'] })
  const form = await readGuardedForm(request, person)
  const answer = await asPage(() => addEntity(operatorOf(person), readEntityFields(form)))
  if (answer.outcome === 'done') return redirect(platformPaths.entity(answer.slug, { hecho: 'agregado' }))
  return data(answer, { status: 422 })
}

export default function NewEntityPage() {
  const { token, parents } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = answer?.errors ?? {}
  return (
    <Form method="post" className="form" key={JSON.stringify(answer?.fields ?? null)}>
      <h1>Agregar un ente</h1>
      <p className="lead">Queda a la vista de todos en cuanto lo agregue, con su espacio de trabajo listo.</p>
      <RosterErrors errors={errors} />
      <TokenField token={token} />
      <EntityForm values={answer?.fields ?? {}} errors={errors} parents={parents} isNew />
      <ButtonRow>
        <Button>Agregar el ente</Button>
        <LinkButton href={platformPaths.entities()} look="quiet">
          Cancelar y volver
        </LinkButton>
      </ButtonRow>
    </Form>
  )
}
