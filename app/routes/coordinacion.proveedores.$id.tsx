import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireStateRole } from '#app/accounts/guards.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { coordinationPaths, paths } from '#app/lib/paths.ts'
import { orRefused } from '#app/roster/refused-form.ts'
import { mergeSuppliers, splitSupplier } from '#app/suppliers/register/decide-identity.server.ts'
import { readIdentitySheet } from '#app/suppliers/register/read-desk.server.ts'
import { Breadcrumbs } from '#app/ui/layout/breadcrumbs.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { IdentityMembers, NearIdentities } from '#app/ui/suppliers/identity-lists.tsx'
import { MergeForm } from '#app/ui/suppliers/merge-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.weight.name ?? 'Proveedor'} · Coordinación` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['coordinator'] })
  const withId = new URL(request.url).searchParams.get('con')
  return asPage(async () => ({
    ...(await readIdentitySheet(person.id, clean(params.id ?? ''), withId === null ? null : clean(withId))),
    token: person.token,
  }))
}

const clean = (id: string) => id.replaceAll('\u0000', '').slice(0, 300)

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['coordinator'] })
  const form = await readGuardedForm(request, person)
  const [id, reason, other] = [
    clean(params.id ?? ''),
    String(form.get('razon') ?? ''),
    clean(String(form.get('con') ?? '')),
  ]
  const split = form.get('paso') === 'separar'
  const act = () => (split ? splitSupplier(person.id, id, reason) : mergeSuppliers(person.id, id, other, reason))
  const refused = await asPage(() => orRefused(act, [409, 422]))
  if (refused) return data({ reason, split, sentence: refused.sentence }, { status: refused.status })
  return redirect(coordinationPaths.suppliers({ hecho: 'registrada' }))
}

export default function IdentitySheetPage() {
  const { weight, identity, members, near, with: other, token } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <header className="page-head">
        <Breadcrumbs items={[{ label: 'Proveedores', href: coordinationPaths.suppliers() }, { label: weight.name }]} />
        <h1>{weight.name}</h1>
        <p className="quiet">
          {weight.identifier ?? weight.id} · <TextLink href={paths.supplier(identity)}>Ver su página pública</TextLink>
        </p>
      </header>
      {other ? (
        <MergeForm one={weight} other={other} token={token} {...(refused && !refused.split ? { refused } : {})} />
      ) : null}
      <NearIdentities id={weight.id} near={near} />
      <IdentityMembers
        id={weight.id}
        identity={identity}
        members={members}
        token={token}
        {...(refused?.split ? { refused } : {})}
      />
    </>
  )
}
