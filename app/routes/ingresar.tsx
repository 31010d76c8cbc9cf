import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { landingPath } from '#app/accounts/landing-path.server.ts'
import { setCookies } from '#app/accounts/own-account/set-cookies.ts'
import { readOwnForm } from '#app/accounts/read-guarded-form.server.ts'
import { readSignInForm, type SignInField } from '#app/accounts/read-sign-in-form.server.ts'
import { safeReturnPath } from '#app/accounts/safe-return-path.ts'
import { findPerson } from '#app/accounts/sessions.server.ts'
import { signIn } from '#app/accounts/sign-in.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { accountPaths, mailPaths, paths } from '#app/lib/paths.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { refusedSignIn, waitSentence } from '#app/texts/sign-in.ts'
import { SignInNotice } from '#app/ui/account/sign-in-notice.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { PrivacyLink } from '#app/ui/privacy/privacy-link.tsx'

export const handle: RouteHandle = { showSearch: false }

export const meta: MetaFunction = () => [{ title: 'Entrar · Portal de contrataciones' }]

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

/** Largest sign-in form, in bytes. */
const FORM_BYTES = 16 * 1024

export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const returnTo = safeReturnPath(query.get('volver'))
  const person = await findPerson(request)
  if (person) throw redirect(await landingPath(person.id, returnTo))
  return { returnTo, notice: query.get('aviso') }
}

type Problem = {
  errors: Partial<Record<SignInField, string>>
  sentence: string | null
  email: string
  returnTo: string
}

export function action({ request, context }: ActionFunctionArgs) {
  return asPage(async () => {
    const form = readSignInForm(await readOwnForm(request, { maxBytes: FORM_BYTES }))
    const { email, password, returnTo, errors } = form
    const problem = (sentence: string | null): Problem => ({ errors, sentence, email, returnTo })
    if (Object.keys(errors).length > 0) return data(problem(null), { status: 422 })

    const answer = await signIn({ request, email, password, clientAddress: context.clientAddress })
    if (answer.outcome === 'wait') {
      const headers = { 'Retry-After': String(answer.seconds) }
      return data(problem(waitSentence(answer.seconds)), { status: 429, headers })
    }
    if (answer.outcome === 'refused') return data(problem(refusedSignIn), { status: 401 })
    const next =
      answer.outcome === 'signed-in' ? await landingPath(answer.userId, returnTo) : accountPaths.code(returnTo)
    throw redirect(next, { headers: setCookies(answer.cookies) })
  })
}

function listProblems({ errors, sentence }: Problem) {
  const missing = Object.entries(errors).map(([field, message]) => ({ href: `#${field}`, message }))
  return sentence === null ? missing : [{ href: '#correo', message: sentence }]
}

export default function SignInPage() {
  const { returnTo, notice } = useLoaderData<typeof loader>()
  const problem = useActionData<Problem>()
  const errorOf = (field: SignInField) => {
    const error = problem?.errors[field]
    return error === undefined ? {} : { error }
  }
  return (
    <div className="sign-in">
      {problem ? <ErrorSummary errors={listProblems(problem)} title="No pudo entrar" /> : null}
      <SignInNotice reason={notice} />
      <h1>Entrar a su espacio de trabajo</h1>
      <p className="lead">Para quienes capturan, revisan y publican. Consultar el portal no requiere cuenta.</p>
      <form method="post" action={paths.signIn()} className="form" noValidate>
        <input type="hidden" name="volver" value={problem?.returnTo ?? returnTo} />
        <TextField
          name="correo"
          label="Correo electrónico"
          type="email"
          autoComplete="username"
          spellCheck={false}
          maxLength={254}
          defaultValue={problem?.email ?? ''}
          required
          {...errorOf('correo')}
        />
        <TextField
          name="contrasena"
          label="Contraseña"
          type="password"
          autoComplete="current-password"
          required
          {...errorOf('contrasena')}
        />
        <Button>Entrar</Button>
      </form>
      <p className="small quiet">
        La sesión se cierra tras 30 minutos sin actividad y, en todo caso, a las 12 horas.{' '}
        <TextLink href={mailPaths.recover()}>¿Olvidó su contraseña?</TextLink>
      </p>
      <PrivacyLink>De su entrada se guardan la hora y el navegador.</PrivacyLink>
    </div>
  )
}
