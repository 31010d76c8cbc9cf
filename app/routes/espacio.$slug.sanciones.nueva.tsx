import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { requireMember } from '#app/accounts/guards.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { sanctionPaths } from '#app/lib/paths.ts'
import { takeNewResolution } from '#app/suppliers/sanctions/own/take-resolution.server.ts'
import { Button } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { Breadcrumbs } from '#app/ui/layout/breadcrumbs.tsx'
import { ResolutionFields } from '#app/ui/sanctions/own/resolution-fields.tsx'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

export const meta: MetaFunction = () => [{ title: 'Capturar una resolución · Espacio de trabajo' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, params.slug, { anyOf: ['internal_control'] })
  return {
    slug: member.entity.slug,
    token: member.token,
    authority: `Órgano Interno de Control de ${member.entity.name}`,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await requireMember(request, params.slug, { anyOf: ['internal_control'] })
  const form = await readGuardedForm(request, member)
  return workAtDesk(member, async (desk) => {
    const answer = await takeNewResolution(desk, form)
    if ('done' in answer) return redirect(sanctionPaths.resolution(desk.slug, answer.id, { hecho: answer.done }))
    return data(answer, { status: answer.status })
  })
}

export default function NewResolutionPage() {
  const { slug, token, authority } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = answer?.errors ?? {}
  return (
    <div className="stack">
      <Breadcrumbs
        items={[{ href: sanctionPaths.resolutions(slug), label: 'Resoluciones que sancionan' }, { label: 'Nueva' }]}
      />
      <h1>Capturar una resolución</h1>
      <ErrorSummary errors={Object.entries(errors).map(([name, message]) => ({ href: `#${name}`, message }))} />
      <Form method="post" className="form" key={JSON.stringify(answer?.document)}>
        <TokenField token={token} />
        <ResolutionFields values={answer?.document ?? { autoridad: authority }} errors={errors} />
        <Button>Guardar el borrador</Button>
      </Form>
    </div>
  )
}
