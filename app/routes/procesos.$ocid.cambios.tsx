import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { loadChanges } from '#app/catalog/process/load-changes.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { paths } from '#app/lib/paths.ts'
import { Button } from '#app/ui/form/button.tsx'
import { SelectField } from '#app/ui/form/choice-fields.tsx'
import { Breadcrumbs } from '#app/ui/layout/breadcrumbs.tsx'
import { Diff } from '#app/ui/process/diff.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Cambios · ${data.title}` : 'Proceso no encontrado' },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  return asPage(() =>
    loadChanges(params.ocid ?? '', query.get('de') || null, query.get('a') || null, portalInfo().timeZone),
  )
}

export default function ChangesPage() {
  const { ocid, title, releases, from, to, changes, more } = useLoaderData<typeof loader>()
  const options = releases.map(({ id, label }) => ({ value: id, label }))
  return (
    <div className="stack">
      <Breadcrumbs
        items={[
          { label: 'Procesos', href: paths.search() },
          { label: title, href: paths.process(ocid) },
          { label: 'Cambios' },
        ]}
      />
      <h1>Qué cambió entre dos publicaciones</h1>
      <p className="lead">{title}</p>
      {releases.length < 2 ? (
        <p>Este proceso se ha publicado una sola vez: todavía no hay nada que comparar.</p>
      ) : (
        <>
          <Form method="get" className="compare-form">
            <SelectField
              name="de"
              label="Desde la publicación"
              options={options}
              key={`de ${from}`}
              {...(from ? { defaultValue: from } : {})}
            />
            <SelectField
              name="a"
              label="Hasta la publicación"
              options={options}
              key={`a ${to}`}
              {...(to ? { defaultValue: to } : {})}
            />
            <Button look="secondary">Comparar</Button>
          </Form>
          <Diff changes={changes} />
          {more > 0 ? <p className="quiet">Y {more} cambios más, que están en los datos.</p> : null}
        </>
      )}
    </div>
  )
}
