import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/accounts/guards.server.ts'
import { noteReading, readingOf } from '#app/accounts/privacy/readings.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { safeReturnPath } from '#app/accounts/safe-return-path.ts'
import { privacyBody } from '#app/config/privacy-body.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { accountPaths } from '#app/lib/paths.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { CURRENT_NOTICE } from '#app/texts/privacy/notices.ts'
import { AccountLayout } from '#app/ui/account/account-layout.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { SimplifiedNotice } from '#app/ui/privacy/notice-text.tsx'
import { PrivacyLink } from '#app/ui/privacy/privacy-link.tsx'

export const handle: RouteHandle = { showSearch: false }

export const meta: MetaFunction = () => [{ title: 'Aviso de privacidad · Su cuenta' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requireAccount(request)
  const returnTo = safeReturnPath(new URL(request.url).searchParams.get('volver'))
  return { token: person.token, returnTo, reading: await readingOf(person.id), body: privacyBody() }
}

export function action({ request }: ActionFunctionArgs) {
  return asPage(async () => {
    const person = await requireAccount(request)
    const form = await readGuardedForm(request, person)
    await noteReading(person.id, (await readingOf(person.id)) === 'current' ? 'account' : 'sign-in')
    throw redirect(safeReturnPath(String(form.get('volver') ?? '')))
  })
}

export default function OwnPrivacyPage() {
  const { token, returnTo, reading, body } = useLoaderData<typeof loader>()
  return (
    <AccountLayout title="Aviso de privacidad" current={accountPaths.privacy()}>
      {reading === 'earlier' ? <p className="lead">El aviso cambió. {CURRENT_NOTICE.changes}</p> : null}
      <SimplifiedNotice notice={CURRENT_NOTICE} body={body} />
      <PrivacyLink>Completo, con plazos y versiones anteriores:</PrivacyLink>
      <form method="post" action={accountPaths.privacy()}>
        <TokenField token={token} />
        <input type="hidden" name="volver" value={returnTo} />
        <Button>{reading === 'current' ? 'Volver a mi trabajo' : 'Enterado, continuar'}</Button>
      </form>
    </AccountLayout>
  )
}
