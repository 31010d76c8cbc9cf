import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePerson } from '#app/accounts/guards.server.ts'
import { listWorkspaces } from '#app/accounts/workspaces.server.ts'
import { accountPaths, paths, platformPaths, workspacePaths } from '#app/lib/paths.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { roleName } from '#app/texts/roles.ts'
import { Button } from '#app/ui/form/button.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'

export const handle: RouteHandle = { showSearch: false }

export const meta: MetaFunction = () => [{ title: 'Espacios de trabajo · Portal de contrataciones' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { id, name, stateRoles, token } = await requirePerson(request)
  const desks = (await listWorkspaces(id)).map(({ entity, roles }) => ({
    slug: entity.slug,
    name: entity.name,
    roles: roles.map(roleName),
    stopped: entity.stopped,
  }))
  const [only, ...others] = desks
  if (only && others.length === 0 && stateRoles.length === 0) throw redirect(workspacePaths.home(only.slug))
  const operates = stateRoles.includes('platform_admin')
  if (operates && desks.length === 0 && stateRoles.length === 1) throw redirect(platformPaths.home())
  return { name, token, desks, operates, stateRoles: stateRoles.map(roleName) }
}

export default function ChooseWorkspacePage() {
  const { name, token, desks, operates, stateRoles } = useLoaderData<typeof loader>()
  return (
    <div className="desks">
      <h1>
        {desks.length > 0
          ? '¿En qué ente va a trabajar?'
          : operates
            ? 'Su espacio de trabajo'
            : 'Todavía no tiene un espacio de trabajo'}
      </h1>
      <p className="lead">
        {desks.length > 0
          ? `${name}, elija el espacio. Lo que haga ahí queda solo en ese ente.`
          : operates
            ? `${name}, su cuenta opera el portal y no pertenece a ningún ente.`
            : `${name}, su cuenta no pertenece a ningún ente. Pida el acceso a quien administra el suyo.`}
      </p>
      {stateRoles.length > 0 ? <p>En todo el estado: {stateRoles.join(', ')}.</p> : null}
      <ul className="plain-list desk-list">
        {operates ? (
          <li className="desk">
            <h2 className="desk-name">
              <TextLink href={platformPaths.home()}>Operación del portal</TextLink>
            </h2>
            <p className="quiet">Entes, sus administradores y lo que espera en el portal</p>
          </li>
        ) : null}
        {desks.map((desk) => (
          <li key={desk.slug} className="desk">
            <h2 className="desk-name">
              <TextLink href={workspacePaths.home(desk.slug)}>{desk.name}</TextLink>
            </h2>
            <p className="quiet">{desk.roles.join(' · ')}</p>
            {desk.stopped ? <p className="small">{desk.stopped}</p> : null}
          </li>
        ))}
      </ul>
      <p>
        <TextLink href={accountPaths.home()}>Su cuenta</TextLink>: contraseña, segundo factor y sesiones.
      </p>
      <form method="post" action={paths.signOut()}>
        <TokenField token={token} />
        <Button look="quiet">Cerrar la sesión</Button>
      </form>
    </div>
  )
}
