import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { requireStateRole } from '#app/accounts/guards.server.ts'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { COORDINATION_HOME, coordinationRail } from '#app/ui/workspace/coordination-rail.ts'

export const meta: MetaFunction = () => [{ title: 'Coordinación estatal' }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStateRole(request, { anyOf: ['coordinator'] })
  return null
}

export default function CoordinationHomePage() {
  return (
    <>
      <h1>Coordinación estatal</h1>
      <ul className="desk-list plain-list">
        {coordinationRail
          .filter(({ href }) => href !== COORDINATION_HOME)
          .map(({ href, label, says }) => (
            <li key={href} className="desk">
              <p className="desk-name">
                <TextLink href={href}>{label}</TextLink>
              </p>
              <p className="quiet">{says}</p>
            </li>
          ))}
      </ul>
    </>
  )
}
