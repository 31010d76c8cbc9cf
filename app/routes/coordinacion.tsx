import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useLocation } from '@remix-run/react'
import { requireStateRole } from '#app/accounts/guards.server.ts'
import { listWorkspaces } from '#app/accounts/workspaces.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { paths, workspacePaths } from '#app/lib/paths.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { roleName } from '#app/texts/roles.ts'
import { Button } from '#app/ui/form/button.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { COORDINATION_HOME, coordinationRail } from '#app/ui/workspace/coordination-rail.ts'
import { WorkspaceLayout } from '#app/ui/workspace/workspace-layout.tsx'

export const handle: RouteHandle = { frame: 'none' }

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['coordinator'] })
  const desks = await listWorkspaces(person.id)
  return {
    person: { name: person.name, roles: person.stateRoles.map(roleName) },
    others: desks.map(({ entity }) => ({ href: workspacePaths.home(entity.slug), name: entity.name })),
    fictional: portalInfo().fictional,
    token: person.token,
  }
}

export default function CoordinationFrame() {
  const { person, others, fictional, token } = useLoaderData<typeof loader>()
  const { pathname } = useLocation()
  return (
    <WorkspaceLayout
      entityName="Coordinación estatal"
      otherEntities={others}
      items={coordinationRail.map(({ href, label }) => ({
        ...{ href, label },
        current: href === COORDINATION_HOME ? pathname === href : pathname.startsWith(href),
      }))}
      person={person}
      fictional={fictional}
      signOut={
        <form method="post" action={paths.signOut()}>
          <TokenField token={token} />
          <Button look="quiet">Cerrar la sesión</Button>
        </form>
      }
    >
      <Outlet />
    </WorkspaceLayout>
  )
}
