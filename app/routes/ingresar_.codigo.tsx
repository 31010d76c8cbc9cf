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
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { safeReturnPath } from '#app/accounts/safe-return-path.ts'
import { kindOfCode } from '#app/accounts/second-factor/check-code.server.ts'
import { demoCode } from '#app/accounts/second-factor/demo-code.server.ts'
import { signInWithCode } from '#app/accounts/second-factor/sign-in-code.server.ts'
import { findWaitingSignIn } from '#app/accounts/second-factor/waiting-sign-in.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { accountPaths, paths } from '#app/lib/paths.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { proofWaitSentence, refusedCode } from '#app/texts/sign-in.ts'
import { CodeForm } from '#app/ui/account/code-form.tsx'
import { DemoCode } from '#app/ui/account/demo-code.tsx'

export const handle: RouteHandle = { showSearch: false }

export const meta: MetaFunction = () => [{ title: 'Código de entrada · Portal de contrataciones' }]

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

/** Largest form of this page, in bytes. */
const FORM_BYTES = 16 * 1024

async function requireWaiting(request: Request, returnTo: string) {
  const waiting = await findWaitingSignIn(request)
  if (!waiting) throw redirect(paths.signIn(returnTo, { over: true }), { headers: { 'Cache-Control': 'no-store' } })
  return waiting
}

export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const returnTo = safeReturnPath(query.get('volver'))
  const { person, token } = await requireWaiting(request, returnTo)
  return {
    name: person.name,
    returnTo,
    token,
    recovery: query.get('con') === 'recuperacion',
    demo: await demoCode(person),
  }
}

export function action({ request }: ActionFunctionArgs) {
  return asPage(async () => {
    const returnTo = safeReturnPath(new URL(request.url).searchParams.get('volver'))
    const waiting = await requireWaiting(request, returnTo)
    const typed = (await readGuardedForm(request, waiting, { maxBytes: FORM_BYTES })).get('codigo')
    const code = typeof typed === 'string' ? typed.slice(0, 100) : ''
    if (code.trim() === '') return data({ error: 'Escriba el código.' }, { status: 422 })
    const answer = await signInWithCode(request, waiting, { kind: kindOfCode(code), typed: code })
    if (answer.outcome === 'wait') {
      const headers = { 'Retry-After': String(answer.seconds) }
      return data({ error: proofWaitSentence(answer.seconds) }, { status: 429, headers })
    }
    if (answer.outcome === 'wrong') return data({ error: refusedCode }, { status: 401 })
    if (answer.outcome === 'over') throw redirect(paths.signIn(returnTo, { over: true }))
    const next = await landingPath(waiting.person.user_id, returnTo)
    // Whoever needed a recovery code has lost the telephone: the page that replaces it comes first, and says how many codes are left.
    const first = answer.codesLeft === null ? next : accountPaths.factor(next)
    throw redirect(first, { headers: setCookies(answer.cookies) })
  })
}

export default function SignInCodePage() {
  const { name, returnTo, token, recovery, demo } = useLoaderData<typeof loader>()
  const error = useActionData<{ error: string }>()?.error
  return (
    <div className="sign-in">
      <CodeForm
        name={name}
        token={token}
        recovery={recovery}
        action={accountPaths.code(returnTo, { recovery })}
        otherWay={accountPaths.code(returnTo, { recovery: !recovery })}
        startOver={paths.signIn(returnTo)}
        {...(error ? { error } : {})}
      >
        {demo ? <DemoCode free={demo} /> : null}
      </CodeForm>
    </div>
  )
}
