import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireStateRole } from '#app/accounts/guards.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { coordinationPaths } from '#app/lib/paths.ts'
import { orRefused } from '#app/roster/refused-form.ts'
import { undoDecision } from '#app/suppliers/register/decide-identity.server.ts'
import { describeDesk } from '#app/suppliers/register/describe-desk.ts'
import { readIdentityDesk } from '#app/suppliers/register/read-desk.server.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { SearchBox } from '#app/ui/layout/search-box.tsx'
import { DecisionList } from '#app/ui/suppliers/decision-list.tsx'
import { FoundIdentities, SameWordGroups } from '#app/ui/suppliers/same-words.tsx'

export const meta: MetaFunction = () => [{ title: 'Identidades de proveedores · Coordinación' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['coordinator'] })
  const query = new URL(request.url).searchParams
  return asPage(async () => {
    const [words, after] = [plain(query.get('q')), plain(query.get('desde'))]
    const desk = await readIdentityDesk(person.id, words, after)
    return { ...describeDesk(desk, portalInfo().timeZone), words, done: query.get('hecho'), token: person.token }
  })
}

const plain = (text: string | null) =>
  (text ?? '')
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .trim()
    .slice(0, 200)

export async function action({ request }: ActionFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['coordinator'] })
  const form = await readGuardedForm(request, person)
  const [decision, reason] = [String(form.get('decision') ?? ''), String(form.get('razon') ?? '')]
  const refused = await asPage(() => orRefused(() => undoDecision(person.id, decision, reason), [409, 422]))
  if (refused) return data({ decision, reason, sentence: refused.sentence }, { status: refused.status })
  return redirect(coordinationPaths.suppliers({ hecho: 'deshecha' }))
}

export default function IdentityDeskPage() {
  const { found, groups, nextHref, decisions, words, done, token } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <header className="page-head">
        <h1>Identidades de proveedores</h1>
        <p className="lead">
          Reúna los identificadores que son el mismo proveedor. Lo publicado no cambia: las páginas y la API los suman,
          y cada decisión queda con su razón y puede deshacerse.
        </p>
        {done ? (
          <Notice
            tone="done"
            announce
            title={done === 'deshecha' ? 'La decisión se deshizo' : 'La decisión quedó registrada'}
          />
        ) : null}
        <SearchBox label="Nombre o RFC" action={coordinationPaths.suppliers()} defaultValue={words} key={words} />
      </header>
      {words ? <FoundIdentities words={words} found={found} /> : null}
      <SameWordGroups groups={groups} nextHref={nextHref} />
      <DecisionList decisions={decisions} token={token} {...(refused ? { refused } : {})} />
    </>
  )
}
