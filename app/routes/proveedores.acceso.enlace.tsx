import { type ActionFunctionArgs, data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { readOwnForm } from '#app/accounts/read-guarded-form.server.ts'
import { openSupplierLink } from '#app/accounts/suppliers/open-link.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { integrityPaths, supplierPaths } from '#app/lib/paths.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { waitSentence } from '#app/texts/sign-in.ts'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { CodeForm } from '#app/ui/people/code-form.tsx'

export const handle: RouteHandle = { showSearch: false }

export const meta: MetaFunction = () => [{ title: 'Entrar como proveedor · Portal de contrataciones' }]

const INCOMPLETE = 'Pegue el código completo, tal como viene en el correo.'
const GONE = 'Ese enlace ya no abre nada: se usó o pasaron 30 minutos. Pida otro.'

export function action({ request, context }: ActionFunctionArgs) {
  return asPage(async () => {
    const form = await readOwnForm(request, { maxBytes: 16 * 1024 })
    const opened = await openSupplierLink(form.get('codigo'), context.clientAddress)
    if (opened.outcome === 'open')
      throw redirect(integrityPaths.applicant(), { headers: { 'Set-Cookie': opened.cookie } })
    if (opened.outcome === 'wait')
      return data(
        { error: waitSentence(opened.seconds) },
        { status: 429, headers: { 'Retry-After': String(opened.seconds) } },
      )
    return opened.outcome === 'incomplete'
      ? data({ error: INCOMPLETE }, { status: 422 })
      : data({ error: GONE }, { status: 404 })
  })
}

/** Opening the page uses nothing up: programs that look into mails follow links. */
export default function SupplierLinkPage() {
  const problem = useActionData<typeof action>()
  return (
    <div className="sign-in">
      {problem ? (
        <ErrorSummary title="Todavía no entró" errors={[{ href: '#codigo', message: problem.error }]} />
      ) : null}
      <h1>Entrar como proveedor</h1>
      <p className="lead">Abra el enlace del correo, o pegue aquí su código.</p>
      <CodeForm action={supplierPaths.link()} token={null} error={problem?.error} />
      <p className="small quiet">
        <TextLink href={supplierPaths.access()}>Pedir otro enlace</TextLink>
      </p>
    </div>
  )
}
