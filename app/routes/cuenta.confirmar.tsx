import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePerson } from '#app/accounts/guards.server.ts'
import { confirmIdentity } from '#app/accounts/own-account/confirm-identity.server.ts'
import { formTexts } from '#app/accounts/own-account/form-texts.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { safeReturnPath } from '#app/accounts/safe-return-path.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { accountPaths, workspacePaths } from '#app/lib/paths.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { proofWaitSentence } from '#app/texts/sign-in.ts'
import { Button, ButtonRow, LinkButton } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'

export const handle: RouteHandle = { showSearch: false, signedIn: true }

export const meta: MetaFunction = () => [{ title: 'Confirme quién es · Portal de contrataciones' }]

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

const returnPath = (request: Request) => safeReturnPath(new URL(request.url).searchParams.get('volver'))

export async function loader({ request }: LoaderFunctionArgs) {
  const { token, name } = await requirePerson(request)
  return { token, name, returnTo: returnPath(request) }
}

export function action({ request }: ActionFunctionArgs) {
  return asPage(async () => {
    const person = await requirePerson(request)
    const { contrasena } = formTexts(await readGuardedForm(request, person, { maxBytes: 16 * 1024 }), ['contrasena'])
    if (contrasena === '') return data({ error: 'Escriba su contraseña.' }, { status: 422 })
    const answer = await confirmIdentity(request, person, contrasena)
    if (answer.outcome === 'wrong') return data({ error: 'No es su contraseña. Revísela.' }, { status: 422 })
    if (answer.outcome === 'wait') {
      const headers = { 'Retry-After': String(answer.seconds) }
      return data({ error: proofWaitSentence(answer.seconds) }, { status: 429, headers })
    }
    throw redirect(returnPath(request), { headers: { 'Set-Cookie': answer.cookie } })
  })
}

export default function ConfirmIdentityPage() {
  const { token, name, returnTo } = useLoaderData<typeof loader>()
  const error = useActionData<{ error: string }>()?.error
  return (
    <div className="sign-in">
      <ErrorSummary errors={error ? [{ href: '#contrasena', message: error }] : []} title="No se confirmó" />
      <h1>Confirme que es usted</h1>
      <p className="lead">{name}, lo que sigue es delicado: escriba otra vez su contraseña.</p>
      <form method="post" action={accountPaths.confirm(returnTo)} className="form" noValidate>
        <TokenField token={token} />
        <TextField
          name="contrasena"
          label="Contraseña"
          type="password"
          autoComplete="current-password"
          required
          {...(error ? { error } : {})}
        />
        <ButtonRow>
          <Button>Confirmar</Button>
          <LinkButton href={workspacePaths.choose()} look="quiet">
            Cancelar
          </LinkButton>
        </ButtonRow>
      </form>
    </div>
  )
}
