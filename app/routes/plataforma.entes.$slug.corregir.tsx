import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { requireStateRole } from '#app/accounts/guards.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { platformPaths } from '#app/lib/paths.ts'
import { correctEntity } from '#app/roster/correct-entity.server.ts'
import { fieldsOf, readEntityFields } from '#app/roster/entity-fields.ts'
import { operatorOf } from '#app/roster/operator.server.ts'
import { listChoices, openSheet } from '#app/roster/read-sheet.server.ts'
import { Button, ButtonRow, LinkButton } from '#app/ui/form/button.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { EntityForm, RosterErrors } from '#app/ui/roster/entity-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Corregir datos · ${data?.name ?? 'Operación del portal'}` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['platform_admin'] })
  return asPage(async () => {
    const { entity } = await openSheet(params.slug ?? '')
    const parents = await listChoices(entity.slug)
    return { token: person.token, slug: entity.slug, name: entity.officialName, fields: fieldsOf(entity), parents }
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['platform_admin'] })
  const form = await readGuardedForm(request, person)
  const slug = params.slug ?? ''
  const answer = await asPage(() => correctEntity(operatorOf(person), slug, readEntityFields(form)))
  if (answer.outcome === 'refused') return data(answer, { status: 422 })
  return redirect(platformPaths.entity(slug, { hecho: answer.changed > 0 ? 'corregido' : 'igual' }))
}

export default function CorrectEntityPage() {
  const { token, slug, name, fields, parents } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = answer?.errors ?? {}
  return (
    <Form method="post" className="form" key={JSON.stringify(answer?.fields ?? fields)}>
      <h1>Corregir datos de {name}</h1>
      <p className="lead">
        Lo que corrija aquí ya no lo cambia el archivo del padrón. Si el ente cambió de nombre, use «Cambiar de nombre»,
        que guarda el anterior.
      </p>
      <RosterErrors errors={errors} />
      <TokenField token={token} />
      <EntityForm values={answer?.fields ?? fields} errors={errors} parents={parents} isNew={false} />
      <ButtonRow>
        <Button>Guardar los datos</Button>
        <LinkButton href={platformPaths.entity(slug)} look="quiet">
          Cancelar y volver
        </LinkButton>
      </ButtonRow>
    </Form>
  )
}
