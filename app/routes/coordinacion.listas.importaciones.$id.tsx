import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireStateRole } from '#app/accounts/guards.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { sanctionPaths } from '#app/lib/paths.ts'
import { loadSnapshot } from '#app/suppliers/sanctions/screens/show-lists.server.ts'
import { takeDecision } from '#app/suppliers/sanctions/screens/take-list-form.server.ts'
import { ReadingProgress } from '#app/ui/coordination/reading-progress.tsx'
import { SnapshotDecision } from '#app/ui/coordination/snapshot-decision.tsx'
import { SnapshotFindings } from '#app/ui/coordination/snapshot-findings.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Breadcrumbs } from '#app/ui/layout/breadcrumbs.tsx'

export const meta: MetaFunction = () => [{ title: 'Importación de una lista · Coordinación estatal' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['coordinator'] })
  const snapshot = await asPage(() => loadSnapshot(person.id, params.id ?? '', portalInfo().timeZone))
  return { snapshot, token: person.token }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['coordinator'] })
  const form = await readGuardedForm(request, person)
  const id = params.id ?? ''
  const answer = await asPage(() => takeDecision(person.id, id, form))
  return answer === null ? redirect(sanctionPaths.snapshot(id)) : data(answer, { status: answer.status })
}

export default function SnapshotPage() {
  const { snapshot, token } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="stack-loose">
      <Breadcrumbs
        items={[{ href: sanctionPaths.lists(), label: 'Listas de sanciones' }, { label: snapshot.fileName }]}
      />
      <h1>{snapshot.title}</h1>
      <p className="quiet">
        {snapshot.fileName}, recibida el {snapshot.received} por {snapshot.who}
        {snapshot.asOf ? `; lista al ${snapshot.asOf}` : ''}
        {snapshot.encoding ? `; ${snapshot.encoding}` : ''}
      </p>
      {snapshot.state === 'reading' ? <ReadingProgress rows={snapshot.rows} /> : null}
      {snapshot.problem ? (
        <Notice tone="error" title="No se leyó nada">
          <p>{snapshot.problem}</p>
        </Notice>
      ) : null}
      {snapshot.state === 'held' ? <SnapshotDecision {...snapshot} token={token} answer={answer ?? null} /> : null}
      {snapshot.decision ? (
        <Notice tone={snapshot.state === 'discarded' ? 'info' : 'done'} title={snapshot.stateWords}>
          <p>
            {[`Decidido el ${snapshot.decision.on}`, snapshot.decision.by, snapshot.decision.reason]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </Notice>
      ) : null}
      {snapshot.state === 'reading' || snapshot.state === 'failed' ? null : <SnapshotFindings {...snapshot} />}
      <p className="small quiet">
        Huella del archivo (SHA-256): <code>{snapshot.sha256}</code>
      </p>
    </div>
  )
}
