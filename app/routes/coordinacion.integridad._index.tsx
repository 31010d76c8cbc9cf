import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { requireStateRole } from '#app/accounts/guards.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { integrityPaths } from '#app/lib/paths.ts'
import { readBadgeFolio } from '#app/suppliers/integrity/badges/folio.ts'
import { loadInbox } from '#app/suppliers/integrity/reviewing/load-review.server.ts'
import { EmptyState } from '#app/ui/feedback/empty-state.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { ReviewTable } from '#app/ui/integrity/review-table.tsx'

export const meta: MetaFunction = () => [{ title: 'Integridad · Coordinación estatal' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['coordinator'] })
  const typed = new URL(request.url).searchParams.get('insignia')
  const folio = typed === null ? null : readBadgeFolio(typed)
  if (folio !== null) throw redirect(integrityPaths.badgeDesk(folio))
  return asPage(async () => ({ unknown: typed, ...(await loadInbox(person.id)) }))
}

export default function IntegrityDeskPage() {
  const { mine, others, closed, unknown } = useLoaderData<typeof loader>()
  const parts = [
    { id: 'mias', title: 'Esperan por usted', rows: mine },
    { id: 'abiertas', title: 'Abiertas, en manos de otros', rows: others },
    { id: 'decididas', title: 'Decididas', rows: closed },
  ]
  return (
    <>
      <div className="work-head">
        <h1>Padrón de integridad</h1>
      </div>
      {unknown ? (
        <Notice tone="warning" title="Ese folio no es de una insignia">
          <p>Empieza con PI, sigue el año y ocho letras o números.</p>
        </Notice>
      ) : null}
      {mine.length + others.length + closed.length === 0 ? (
        <EmptyState title="Todavía no hay solicitudes">
          <p>Cuando una empresa envíe la primera aparecerá aquí para asignarla a quien la revise.</p>
        </EmptyState>
      ) : null}
      {parts
        .filter(({ rows }) => rows.length > 0)
        .map(({ id, title, rows }) => (
          <section key={id} aria-labelledby={id} className="work-part">
            <h2 id={id}>
              {title} <span className="rail-count number">{rows.length}</span>
            </h2>
            <ReviewTable rows={rows} caption={title} />
          </section>
        ))}
      <section aria-labelledby="insignias" className="work-part">
        <h2 id="insignias">Suspender o retirar una insignia</h2>
        <Form method="get" className="form">
          <TextField
            name="insignia"
            label="Folio de la insignia"
            width="medium"
            maxLength={30}
            defaultValue={unknown ?? ''}
          />
          <Button look="secondary">Abrir</Button>
        </Form>
      </section>
    </>
  )
}
