import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePerson } from '#app/accounts/guards.server.ts'
import { endListedSession, listOwnSessions } from '#app/accounts/own-account/list-own-sessions.server.ts'
import { endOtherSessions } from '#app/accounts/own-account/own-session.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { formatInstant, formatTime } from '#app/lib/dates.ts'
import { asPage, notFound } from '#app/lib/http-errors.server.ts'
import { accountPaths, withQuery } from '#app/lib/paths.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { AccountLayout } from '#app/ui/account/account-layout.tsx'
import { SessionList } from '#app/ui/account/session-list.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'

export const handle: RouteHandle = { showSearch: false, signedIn: true }

export const meta: MetaFunction = () => [{ title: 'Sesiones · Su cuenta' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request)
  const zone = portalInfo().timeZone
  const read = (instant: Date) => formatInstant(instant, zone) ?? ''
  const sessions = (await listOwnSessions(request, person)).map((session) => ({
    id: session.id,
    here: session.here,
    browser: session.browser ?? 'Navegador desconocido',
    started: read(session.startedAt),
    lastUsed: session.here ? 'Ahora' : read(session.lastUsedAt),
    ends: read(session.endsAt),
  }))
  const { idleEnd, absoluteEnd } = person.session
  const ends = { idle: formatTime(idleEnd, zone) ?? '', absolute: read(absoluteEnd) }
  const ended = Number(new URL(request.url).searchParams.get('cerradas') ?? Number.NaN)
  return { token: person.token, sessions, ends, ended: Number.isInteger(ended) ? ended : null }
}

export function action({ request }: ActionFunctionArgs) {
  return asPage(async () => {
    const person = await requirePerson(request)
    const form = await readGuardedForm(request, person)
    const back = (ended: number) => redirect(withQuery(accountPaths.sessions(), { cerradas: ended }))
    if (form.get('acto') === 'otras') throw back(await endOtherSessions(request, person))
    const session = form.get('sesion')
    if (typeof session !== 'string' || !(await endListedSession(person, session)))
      return notFound('Esa sesión ya no está abierta. Vuelva a la lista.')
    throw back(1)
  })
}

const endedInWords = (ended: number) =>
  ended === 0 ? 'No había otra sesión abierta' : ended === 1 ? 'Se cerró una sesión' : `Se cerraron ${ended} sesiones`

export default function SessionsPage() {
  const { token, sessions, ends, ended } = useLoaderData<typeof loader>()
  return (
    <AccountLayout title="Sesiones" current={accountPaths.sessions()}>
      {ended === null ? null : <Notice tone="done" title={endedInWords(ended)} announce />}
      <p className="lead">
        Donde está abierta su cuenta en este momento. Si no reconoce alguna, ciérrela y cambie su contraseña.
      </p>
      <SessionList sessions={sessions} token={token} />
      <p className="small quiet">
        Esta sesión se cierra a las {ends.idle} si no hace nada hasta entonces, y en todo caso el {ends.absolute}. De
        cada sesión se guarda solo lo que ve aquí: ni la dirección de red ni los datos completos del navegador. La hora
        del último uso se anota cada quince minutos.
      </p>
    </AccountLayout>
  )
}
