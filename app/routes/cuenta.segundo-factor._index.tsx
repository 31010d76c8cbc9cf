import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/accounts/guards.server.ts'
import { setCookies } from '#app/accounts/own-account/set-cookies.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { safeReturnPath } from '#app/accounts/safe-return-path.ts'
import { handleFactorForm } from '#app/accounts/second-factor/factor-form.server.ts'
import { loadFactorPage } from '#app/accounts/second-factor/factor-page.server.ts'
import { loadFactorStatus } from '#app/accounts/second-factor/factor-status.server.ts'
import { readFactorForm } from '#app/accounts/second-factor/read-factor-form.ts'
import { shownOnce } from '#app/accounts/second-factor/shown-codes.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { accountPaths } from '#app/lib/paths.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { proofWaitSentence } from '#app/texts/sign-in.ts'
import { FactorPage, type FactorPageAnswer } from '#app/ui/account/factor-page.tsx'

export const handle: RouteHandle = { showSearch: false, signedIn: true }

export const meta: MetaFunction = () => [{ title: 'Segundo factor · Su cuenta' }]

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

const returnPath = (request: Request) => safeReturnPath(new URL(request.url).searchParams.get('volver'))

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requireAccount(request)
  const changing = new URL(request.url).searchParams.has('cambiar')
  return {
    returnTo: returnPath(request),
    ...(await loadFactorPage(request, person, { changing, portal: portalInfo() })),
  }
}

export function action({ request }: ActionFunctionArgs) {
  return asPage(async () => {
    const person = await requireAccount(request)
    const sent = readFactorForm(await readGuardedForm(request, person))
    const status = await loadFactorStatus(person)
    const answer = await handleFactorForm(request, person, status, sent)
    if (answer.outcome === 'set') {
      const cookies = [answer.cookie, shownOnce(person.id, answer.codes)]
      throw redirect(accountPaths.shownCodes(returnPath(request)), { headers: setCookies(cookies) })
    }
    if (answer.outcome === 'off') throw redirect(accountPaths.factor(), { headers: { 'Set-Cookie': answer.cookie } })
    if (answer.outcome === 'seen') throw redirect(returnPath(request))
    if (answer.outcome === 'refused')
      return data<FactorPageAnswer>({ act: answer.act, errors: answer.errors }, { status: 422 })
    const headers = { 'Retry-After': String(answer.seconds) }
    return data<FactorPageAnswer>(
      { act: answer.act, errors: {}, wait: proofWaitSentence(answer.seconds) },
      { status: 429, headers },
    )
  })
}

export default function SecondFactorPage() {
  const page = useLoaderData<typeof loader>()
  return <FactorPage {...page} answer={useActionData<FactorPageAnswer>() ?? null} />
}
