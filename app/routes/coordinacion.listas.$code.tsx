import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireStateRole } from '#app/accounts/guards.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { sanctionPaths } from '#app/lib/paths.ts'
import { loadList } from '#app/suppliers/sanctions/screens/show-lists.server.ts'
import { takeRules } from '#app/suppliers/sanctions/screens/take-list-form.server.ts'
import { ListRulesForm } from '#app/ui/coordination/list-rules-form.tsx'
import { SnapshotTable } from '#app/ui/coordination/snapshot-table.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Breadcrumbs } from '#app/ui/layout/breadcrumbs.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.list.title ?? 'Lista'} · Coordinación estatal` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['coordinator'] })
  const list = await asPage(() => loadList(person.id, params.code ?? '', portalInfo().timeZone))
  return { list, token: person.token, done: new URL(request.url).searchParams.has('hecho') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['coordinator'] })
  const form = await readGuardedForm(request, person)
  const code = params.code ?? ''
  const answer = await asPage(() => takeRules(person.id, code, form))
  if ('done' in answer) return redirect(sanctionPaths.listRules(code, { hecho: 'si' }))
  return data(answer, { status: answer.status })
}

export default function ListPage() {
  const { list, token, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="stack-loose">
      <Breadcrumbs items={[{ href: sanctionPaths.lists(), label: 'Listas de sanciones' }, { label: list.title }]} />
      <h1>{list.title}</h1>
      {done && !answer ? <Notice tone="done" announce title="Quedó guardado" /> : null}
      <p className="quiet">{list.source}</p>
      {list.removed ? (
        <Notice tone="warning" title={`La fuente la retiró; no cuenta desde el ${list.removed.on}`}>
          <p>{list.removed.reason}</p>
        </Notice>
      ) : null}
      {list.mapping.length > 0 ? (
        <ul>
          {list.mapping.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
      <ListRulesForm {...list} token={token} errors={answer?.errors ?? {}} values={answer?.values ?? {}} />
      {list.snapshots.length > 0 ? (
        <SnapshotTable lines={list.snapshots} caption="Versiones de esta lista, la más nueva primero" />
      ) : null}
    </div>
  )
}
