import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePerson } from '#app/accounts/guards.server.ts'
import { loadFactorStatus } from '#app/accounts/second-factor/factor-status.server.ts'
import { listWorkspaces } from '#app/accounts/workspaces.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { formatInstant } from '#app/lib/dates.ts'
import { accountPaths, paths } from '#app/lib/paths.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { roleName } from '#app/texts/roles.ts'
import { AccountLayout } from '#app/ui/account/account-layout.tsx'
import { OwnData } from '#app/ui/account/own-data.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'

export const handle: RouteHandle = { showSearch: false, signedIn: true }

export const meta: MetaFunction = () => [{ title: 'Su cuenta · Portal de contrataciones' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request)
  const { email, name, token, stateRoles } = person
  const { since, codesLeft, fewCodes, demandedBy } = await loadFactorStatus(person)
  const workspaces = await listWorkspaces(person.id)
  const query = new URL(request.url).searchParams
  return {
    email,
    name,
    token,
    factor: { since: since && formatInstant(since, portalInfo().timeZone), codesLeft, fewCodes, demandedBy },
    desks: workspaces.map(({ entity, roles }) => ({
      slug: entity.slug,
      name: entity.name,
      roles: roles.map(roleName),
    })),
    stateRoles: stateRoles.map(roleName),
    changed: query.get('aviso') === 'contrasena' ? Number(query.get('cerradas')) || 0 : null,
  }
}

const closed = (ended: number) =>
  ended === 0
    ? 'No había otras sesiones abiertas.'
    : ended === 1
      ? 'Se cerró la otra sesión que estaba abierta.'
      : `Se cerraron las otras ${ended} sesiones que estaban abiertas.`

export default function AccountPage() {
  const { token, changed, ...account } = useLoaderData<typeof loader>()
  return (
    <AccountLayout title="Su cuenta" current={accountPaths.home()}>
      {changed === null ? null : (
        <Notice tone="done" title="La contraseña cambió" announce>
          <p>{closed(changed)}</p>
        </Notice>
      )}
      <OwnData {...account} />
      <form method="post" action={paths.signOut()}>
        <TokenField token={token} />
        <Button look="secondary">Cerrar la sesión</Button>
      </form>
    </AccountLayout>
  )
}
