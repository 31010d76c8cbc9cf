import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { requireMember } from '#app/accounts/guards.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { workspacePaths } from '#app/lib/paths.ts'
import { loadNoticesOfControl, seeControlNotice } from '#app/suppliers/matching/control/notices.server.ts'
import { Button } from '#app/ui/form/button.tsx'
import { SelectField } from '#app/ui/form/choice-fields.tsx'
import { ControlNotices } from '#app/ui/suppliers/control-notices.tsx'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

export const meta: MetaFunction = () => [{ title: 'Avisos del cotejo con sancionados · Espacio de trabajo' }]

const KINDS = ['sanction-stop', 'sanction-match']

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, params.slug, { anyOf: ['internal_control'] })
  return workAtDesk(member, async (desk) => {
    const query = new URL(request.url).searchParams
    const kind = KINDS.find((one) => one === query.get('clase')) ?? null
    const shown = query.get('visto')
    const seen = shown === 'si' ? true : shown === 'no' ? false : null
    return { token: member.token, kind, seen: shown ?? '', notices: await loadNoticesOfControl(desk, { kind, seen }) }
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await requireMember(request, params.slug, { anyOf: ['internal_control'] })
  const form = await readGuardedForm(request, member)
  return workAtDesk(member, async (desk) => {
    await seeControlNotice(desk, String(form.get('aviso') ?? ''))
    return redirect(workspacePaths.sanctionNotices(desk.slug))
  })
}

export default function ControlNoticesPage() {
  const { token, kind, seen, notices } = useLoaderData<typeof loader>()
  return (
    <>
      <div className="work-head">
        <h1>Avisos del cotejo con sancionados</h1>
      </div>
      <p className="lead">
        Cada noche, y cada vez que el ente publica, sus proveedores y participantes se comparan con las listas. Que
        alguien apareciera después de contratar no es por sí mismo una irregularidad.
      </p>
      <Form method="get" className="filter-row filter-row-tight">
        <SelectField
          name="clase"
          label="Qué avisos"
          defaultValue={kind ?? ''}
          emptyLabel="Todos"
          options={[
            { value: 'sanction-stop', label: 'Adjudicaciones que siguieron con una razón' },
            { value: 'sanction-match', label: 'Coincidencias con una lista' },
          ]}
        />
        <SelectField
          name="visto"
          label="Vistos"
          defaultValue={seen}
          emptyLabel="Vistos y por ver"
          options={[
            { value: 'no', label: 'Por ver' },
            { value: 'si', label: 'Vistos' },
          ]}
        />
        <Button look="secondary">Aplicar</Button>
      </Form>
      <ControlNotices token={token} notices={notices} />
    </>
  )
}
