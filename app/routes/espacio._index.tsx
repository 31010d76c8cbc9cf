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
import { PlaceList } from '#app/ui/workspace/place-list.tsx'
import { placesOfState } from '#app/ui/workspace/places.ts'

export const handle: RouteHandle = { showSearch: false, signedIn: true }

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
  return {
    ...{ name, token, desks, stateRoles: stateRoles.map(roleName) },
    places: placesOfState(stateRoles),
  }
}

function greeting(name: string, { desks, places }: { desks: number; places: number }) {
  if (desks > 0 && places > 0)
    return { title: '¿Dónde va a trabajar?', lead: `${name}, tiene un papel en todo el estado y trabaja en un ente.` }
  if (desks > 0)
    return {
      title: '¿En qué ente va a trabajar?',
      lead: `${name}, elija el espacio. Lo que haga ahí queda solo en ese ente.`,
    }
  if (places > 0)
    return {
      title: 'Su espacio de trabajo',
      lead: `${name}, tiene un papel en todo el estado y no pertenece a ningún ente.`,
    }
  return {
    title: 'Todavía no tiene un espacio de trabajo',
    lead: `${name}, su cuenta no pertenece a ningún ente. Pida el acceso a quien administra el suyo.`,
  }
}

export default function ChooseWorkspacePage() {
  const { name, token, desks, places, stateRoles } = useLoaderData<typeof loader>()
  const { title, lead } = greeting(name, { desks: desks.length, places: places.length })
  return (
    <div className="desks">
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      {places.length > 0 ? (
        <PlaceList id="estado" title={`En todo el estado: ${stateRoles.join(', ')}`} places={places} />
      ) : null}
      {desks.length > 0 ? (
        <section aria-labelledby="entes">
          <h2 id="entes" className={places.length > 0 ? undefined : 'visually-hidden'}>
            {desks.length === 1 ? 'En su ente' : 'En sus entes'}
          </h2>
          <ul className="plain-list desk-list">
            {desks.map((desk) => (
              <li key={desk.slug} className="desk">
                <h3 className="desk-name">
                  <TextLink href={workspacePaths.home(desk.slug)}>{desk.name}</TextLink>
                </h3>
                <p className="quiet">{desk.roles.join(' · ')}</p>
                {desk.stopped ? <p className="small">{desk.stopped}</p> : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <p>
        <TextLink href={accountPaths.home()}>Su cuenta</TextLink>: contraseña, segundo factor y sesiones.
      </p>
      <form method="post" action={paths.signOut()}>
        <TokenField token={token} />
        <Button look="secondary">Cerrar la sesión</Button>
      </form>
    </div>
  )
}
