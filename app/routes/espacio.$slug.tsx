import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, type ShouldRevalidateFunction, useLoaderData, useLocation } from '@remix-run/react'
import { requireMember } from '#app/accounts/guards.server.ts'
import { countLostInvitations } from '#app/accounts/members/list-people.server.ts'
import { loadNotices } from '#app/accounts/members/notices.server.ts'
import { countStates, countWaiting } from '#app/capture/list-work.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { paths, sanctionPaths, workspacePaths } from '#app/lib/paths.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { roleName } from '#app/texts/roles.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { MemberNotices } from '#app/ui/people/member-notices.tsx'
import { WorkspaceLayout } from '#app/ui/workspace/workspace-layout.tsx'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

export const handle: RouteHandle = { frame: 'none' }

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, params.slug)
  return workAtDesk(member, async (desk) => {
    const counts = await countStates(desk)
    const { entity, person, roles, workspaces, token } = member
    return {
      slug: entity.slug,
      entityName: entity.name,
      notice: entity.notice,
      stopped: entity.stopped,
      others: workspaces
        .filter((other) => other.entity.slug !== entity.slug)
        .map((other) => ({ href: workspacePaths.home(other.entity.slug), name: other.entity.name })),
      person: { name: person.name, roles: roles.map(roleName) },
      waiting: entity.stopped === null ? countWaiting(counts, roles) : 0,
      mayCapture: entity.stopped === null && roles.includes('capturer'),
      mayResolve: roles.includes('internal_control'),
      mayReadLog: roles.includes('entity_admin') || roles.includes('internal_control'),
      mayCorrect: entity.stopped === null && (roles.includes('capturer') || roles.includes('publisher')),
      fictional: portalInfo().fictional,
      notices: await loadNotices(desk),
      lostInvitations: roles.includes('entity_admin') ? await countLostInvitations(desk.entityId) : 0,
      zone: portalInfo().timeZone,
      token,
    }
  })
}

/** Saving in the background changes nothing that the frame shows. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) =>
  formData?.get('@intent') === 'autoguardar' ? false : defaultShouldRevalidate

export default function WorkspacePage() {
  const { slug, entityName, others, person, waiting, mayCapture, mayCorrect, mayReadLog, fictional, notice, ...more } =
    useLoaderData<typeof loader>()
  const { stopped, token, notices, zone, lostInvitations, mayResolve } = more
  const resolutions = sanctionPaths.resolutions(slug)
  const { pathname } = useLocation()
  const [home, processes, fresh, published, imports, log, people] = [
    workspacePaths.home(slug),
    workspacePaths.processes(slug),
    workspacePaths.newProcess(slug),
    workspacePaths.publishedProcesses(slug),
    workspacePaths.imports(slug),
    workspacePaths.log(slug),
    workspacePaths.people(slug),
  ]
  const inProcesses = pathname.startsWith(processes) && pathname !== fresh && pathname !== published
  return (
    <WorkspaceLayout
      entityName={entityName}
      otherEntities={others}
      items={[
        { href: home, label: 'Mi trabajo', count: waiting, current: pathname === home },
        { href: processes, label: 'Procesos', current: inProcesses },
        ...(mayCapture ? [{ href: fresh, label: 'Proceso nuevo', current: pathname === fresh }] : []),
        ...(mayCorrect ? [{ href: published, label: 'Corregir lo publicado', current: pathname === published }] : []),
        ...(mayCorrect ? [{ href: imports, label: 'Importar archivos', current: pathname.startsWith(imports) }] : []),
        ...(mayResolve ? [{ href: resolutions, label: 'Sanciones', current: pathname.startsWith(resolutions) }] : []),
        { href: people, label: 'Personas', count: lostInvitations, current: pathname.startsWith(people) },
        ...(mayReadLog ? [{ href: log, label: 'Bitácora', current: pathname === log }] : []),
      ]}
      person={person}
      fictional={fictional}
      testData={notice !== null}
      signOut={
        <form method="post" action={paths.signOut()}>
          <TokenField token={token} />
          <Button look="quiet">Cerrar la sesión</Button>
        </form>
      }
    >
      {stopped ? <Notice tone="warning" title={stopped} /> : null}
      <MemberNotices slug={slug} notices={notices} zone={zone} token={token} />
      <Outlet />
    </WorkspaceLayout>
  )
}
