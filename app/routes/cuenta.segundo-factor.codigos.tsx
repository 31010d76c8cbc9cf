import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePerson } from '#app/accounts/guards.server.ts'
import { safeReturnPath } from '#app/accounts/safe-return-path.ts'
import { FORGET_SHOWN, readShownOnce } from '#app/accounts/second-factor/shown-codes.server.ts'
import { accountPaths } from '#app/lib/paths.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { AccountLayout } from '#app/ui/account/account-layout.tsx'
import { RecoveryCodeList } from '#app/ui/account/recovery-code-list.tsx'

export const handle: RouteHandle = { showSearch: false, signedIn: true }

export const meta: MetaFunction = () => [{ title: 'Códigos de recuperación · Su cuenta' }]

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

/** Shows the codes that were just made, once: the answer that draws them takes them from the browser. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request)
  const codes = readShownOnce(request, person.id)
  if (codes === null) throw redirect(accountPaths.factor())
  const returnTo = safeReturnPath(new URL(request.url).searchParams.get('volver'))
  const headers = { 'Set-Cookie': FORGET_SHOWN, 'Cache-Control': 'no-store' }
  return data({ codes, token: person.token, returnTo }, { headers })
}

/** What is shown once is not asked for again. */
export const shouldRevalidate = () => false

export default function ShownCodesPage() {
  const { codes, token, returnTo } = useLoaderData<typeof loader>()
  return (
    <AccountLayout title="Sus códigos de recuperación" current={accountPaths.factor()} alone>
      <RecoveryCodeList codes={codes} token={token} downloadAction={accountPaths.codesFile()} nextHref={returnTo} />
    </AccountLayout>
  )
}
