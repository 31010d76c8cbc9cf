import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireOwnOrigin } from '#app/accounts/check-origin.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { findPerson } from '#app/accounts/sessions.server.ts'
import { signOut } from '#app/accounts/sign-out.server.ts'
import { paths, workspacePaths } from '#app/lib/paths.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { Button, ButtonRow, LinkButton } from '#app/ui/form/button.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'

export const handle: RouteHandle = { showSearch: false }

export const meta: MetaFunction = () => [{ title: 'Salir · Portal de contrataciones' }]

/** Only asks: nothing ends by following a link. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await findPerson(request)
  return person ? { name: person.name, token: person.token } : null
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await findPerson(request)
  if (person) await readGuardedForm(request, person)
  else requireOwnOrigin(request)
  throw redirect(paths.home(), { headers: { 'Set-Cookie': await signOut(request) } })
}

export default function SignOutPage() {
  const person = useLoaderData<typeof loader>()
  if (!person) {
    return (
      <div className="sign-in">
        <h1>No hay una sesión abierta</h1>
        <ButtonRow>
          <LinkButton href={paths.signIn()} look="primary">
            Entrar
          </LinkButton>
          <LinkButton href={paths.home()}>Ir al inicio</LinkButton>
        </ButtonRow>
      </div>
    )
  }
  return (
    <div className="sign-in">
      <h1>¿Cerrar la sesión?</h1>
      <p className="lead">{person.name}, lo que ya guardó se conserva.</p>
      <form method="post" action={paths.signOut()} className="form">
        <TokenField token={person.token} />
        <ButtonRow>
          <Button>Cerrar la sesión</Button>
          <LinkButton href={workspacePaths.choose()}>Seguir trabajando</LinkButton>
        </ButtonRow>
      </form>
    </div>
  )
}
