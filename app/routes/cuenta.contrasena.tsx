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
import {
  changePassword,
  type PasswordErrors,
  type PasswordField,
} from '#app/accounts/own-account/change-password.server.ts'
import { formTexts } from '#app/accounts/own-account/form-texts.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { accountPaths, withQuery } from '#app/lib/paths.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { proofWaitSentence } from '#app/texts/sign-in.ts'
import { AccountLayout } from '#app/ui/account/account-layout.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'

export const handle: RouteHandle = { showSearch: false, signedIn: true }

export const meta: MetaFunction = () => [{ title: 'Contraseña · Su cuenta' }]

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

export async function loader({ request }: LoaderFunctionArgs) {
  const { token } = await requirePerson(request)
  return { token }
}

type Problem = { errors: PasswordErrors; wait?: string }

export function action({ request }: ActionFunctionArgs) {
  return asPage(async () => {
    const person = await requirePerson(request)
    const form = await readGuardedForm(request, person, { maxBytes: 32 * 1024 })
    const answer = await changePassword(request, person, formTexts(form, ['actual', 'nueva', 'repetida']))
    if (answer.outcome === 'refused') return data<Problem>({ errors: answer.errors }, { status: 422 })
    if (answer.outcome === 'wait') {
      const headers = { 'Retry-After': String(answer.seconds) }
      return data<Problem>({ errors: {}, wait: proofWaitSentence(answer.seconds) }, { status: 429, headers })
    }
    const next = withQuery(accountPaths.home(), { aviso: 'contrasena', cerradas: answer.ended })
    throw redirect(next, { headers: { 'Set-Cookie': answer.cookie } })
  })
}

const FIELDS: readonly { name: PasswordField; label: string; help?: string; autoComplete: string }[] = [
  { name: 'actual', label: 'Contraseña que tiene ahora', autoComplete: 'current-password' },
  {
    name: 'nueva',
    label: 'Contraseña nueva',
    autoComplete: 'new-password',
    help: 'Doce caracteres o más. Una frase de varias palabras sirve bien; no hacen falta mayúsculas, números ni signos.',
  },
  { name: 'repetida', label: 'Contraseña nueva, otra vez', autoComplete: 'new-password' },
]

export default function PasswordPage() {
  const { token } = useLoaderData<typeof loader>()
  const problem = useActionData<Problem>()
  const problems = Object.entries(problem?.errors ?? {}).map(([field, message]) => ({ href: `#${field}`, message }))
  if (problem?.wait) problems.push({ href: '#actual', message: problem.wait })
  return (
    <AccountLayout title="Cambiar la contraseña" current={accountPaths.password()}>
      <ErrorSummary errors={problems} title="La contraseña no cambió" />
      <p className="lead">Al cambiarla se cierran todas sus demás sesiones.</p>
      <form method="post" className="form" noValidate>
        <TokenField token={token} />
        {FIELDS.map(({ name, ...field }) => (
          <TextField
            key={name}
            name={name}
            type="password"
            width="medium"
            required
            {...field}
            {...(problem?.errors[name] ? { error: problem.errors[name] } : {})}
          />
        ))}
        <Button>Cambiar la contraseña</Button>
      </form>
    </AccountLayout>
  )
}
