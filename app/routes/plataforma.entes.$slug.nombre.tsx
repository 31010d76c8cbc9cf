import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { requireStateRole } from '#app/accounts/guards.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { platformPaths } from '#app/lib/paths.ts'
import { operatorOf } from '#app/roster/operator.server.ts'
import { openSheet } from '#app/roster/read-sheet.server.ts'
import { readNewName, renameEntity } from '#app/roster/rename-entity.server.ts'
import { Button, ButtonRow, LinkButton } from '#app/ui/form/button.tsx'
import { DateField } from '#app/ui/form/special-fields.tsx'
import { TextArea, TextField } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { RosterErrors } from '#app/ui/roster/entity-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Cambiar de nombre · ${data?.name ?? 'Operación del portal'}` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['platform_admin'] })
  const { entity } = await asPage(() => openSheet(params.slug ?? ''))
  const { slug, officialName: name, shortName, status } = entity
  const fields = { official_name: name, short_name: shortName, slug, desde: operatorOf(person).today, motivo: '' }
  return { token: person.token, slug, name, closed: status === 'closed', fields }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['platform_admin'] })
  const form = await readGuardedForm(request, person)
  const answer = await asPage(() => renameEntity(operatorOf(person), params.slug ?? '', readNewName(form)))
  if (answer.outcome === 'refused') return data(answer, { status: 422 })
  return redirect(platformPaths.entity(answer.slug, { hecho: 'renombrado' }))
}

export default function RenameEntityPage() {
  const { token, slug, name, fields } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors: Record<string, string | undefined> = answer?.errors ?? {}
  const shown = answer?.fields ?? fields
  const field = (key: keyof typeof shown, label: string) => ({
    ...{ name: key, label, defaultValue: shown[key] },
    ...(errors[key] ? { error: errors[key] } : {}),
  })
  return (
    <Form method="post" className="form" key={JSON.stringify(shown)}>
      <h1>Cambiar de nombre: {name}</h1>
      <ul>
        <li>Es el mismo ente: sus procesos, sus datos y su gente se quedan donde están.</li>
        <li>El nombre que tiene se guarda con su fecha, se muestra en su página y se sigue encontrando.</li>
        <li>Si cambia la dirección, la de antes lleva a la nueva, también en los datos para máquinas.</li>
      </ul>
      <RosterErrors errors={errors} />
      <TokenField token={token} />
      <TextField {...field('official_name', 'Nombre oficial nuevo')} autoComplete="off" />
      <TextField {...field('short_name', 'Nombre corto')} width="medium" />
      <TextField {...field('slug', 'Dirección')} help="Puede dejar la que tiene." spellCheck={false} />
      <DateField {...field('desde', 'Desde cuándo')} help="El día en que entró en vigor el nombre nuevo." />
      <TextArea {...field('motivo', 'Fundamento')} help="Decreto o acuerdo, con su fecha de publicación." rows={2} />
      <ButtonRow>
        <Button>Cambiar el nombre</Button>
        <LinkButton href={platformPaths.entity(slug)} look="quiet">
          Cancelar y volver
        </LinkButton>
      </ButtonRow>
    </Form>
  )
}
