import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireStateRole } from '#app/accounts/guards.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { sanctionPaths } from '#app/lib/paths.ts'
import { LIST_BYTES } from '#app/suppliers/sanctions/importing/receive-list.server.ts'
import { loadLists } from '#app/suppliers/sanctions/screens/show-lists.server.ts'
import { takeUpload } from '#app/suppliers/sanctions/screens/take-list-form.server.ts'
import { ListUploadForm } from '#app/ui/coordination/list-upload-form.tsx'
import { SnapshotTable } from '#app/ui/coordination/snapshot-table.tsx'
import { EmptyState } from '#app/ui/feedback/empty-state.tsx'
import { LinkButton } from '#app/ui/form/button.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'

export const meta: MetaFunction = () => [{ title: 'Listas de sanciones · Coordinación estatal' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['coordinator'] })
  return asPage(async () => ({ ...(await loadLists(person.id, portalInfo().timeZone)), token: person.token }))
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['coordinator'] })
  const form = await readGuardedForm(request, person, { maxBytes: LIST_BYTES + 1024 * 1024 })
  const answer = await asPage(() => takeUpload(person.id, form))
  if ('snapshotId' in answer) return redirect(sanctionPaths.snapshot(answer.snapshotId))
  return data(answer, { status: answer.status })
}

export default function ListsPage() {
  const { lists, choices, snapshots, token } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="stack-loose">
      <div className="work-head">
        <h1>Listas de sanciones</h1>
        <LinkButton href={sanctionPaths.newList()}>Agregar otra lista</LinkButton>
      </div>
      <ul className="stack-tight">
        {lists.map(({ code, title, source, state, href }) => (
          <li key={code}>
            <TextLink href={href}>{title}</TextLink>
            <span className="description-help">
              {source} · {state}
            </span>
          </li>
        ))}
      </ul>
      <ListUploadForm token={token} lists={choices} errors={answer?.errors ?? {}} values={answer?.values ?? {}} />
      <section className="stack" aria-labelledby="importaciones">
        <h2 id="importaciones">Importaciones</h2>
        {snapshots.length > 0 ? (
          <SnapshotTable lines={snapshots} caption="Importaciones de listas, la más nueva primero" />
        ) : (
          <EmptyState title="Todavía no se ha importado ninguna lista">
            <p>Elija un archivo arriba: primero se lee y se le muestra; nada cuenta hasta que usted lo confirma.</p>
          </EmptyState>
        )}
      </section>
    </div>
  )
}
