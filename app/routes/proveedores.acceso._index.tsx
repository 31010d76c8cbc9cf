import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { readOwnForm } from '#app/accounts/read-guarded-form.server.ts'
import { safeReturnPath } from '#app/accounts/safe-return-path.ts'
import { askSupplierLink, type LinkErrors, type LinkForm, linkErrors } from '#app/accounts/suppliers/ask-link.server.ts'
import { findSupplier } from '#app/accounts/suppliers/supplier-session.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { integrityPaths, supplierPaths } from '#app/lib/paths.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { waitSentence } from '#app/texts/sign-in.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'

export const handle: RouteHandle = { showSearch: false }

export const meta: MetaFunction = () => [{ title: 'Entrar como proveedor · Portal de contrataciones' }]

/** Where a company goes on: a page of its own, never of an official. */
const nextOf = (text: unknown): string => {
  const path = safeReturnPath(text)
  return path.startsWith('/proveedores/') ? path : integrityPaths.applicant()
}

export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const next = nextOf(query.get('volver'))
  const supplier = await findSupplier(request)
  if (supplier) throw redirect(next)
  return { next, sent: query.get('enviado') === 'si' }
}

type Problem = { errors: LinkErrors; sentence: string | null; form: LinkForm }

export function action({ request, context }: ActionFunctionArgs) {
  return asPage(async () => {
    const sent = await readOwnForm(request, { maxBytes: 16 * 1024 })
    const text = (name: string) => String(sent.get(name) ?? '').slice(0, 300)
    const form: LinkForm = { correo: text('correo'), rfc: text('rfc'), nombre: text('nombre') }
    const problem = (errors: LinkErrors, sentence: string | null): Problem => ({ errors, sentence, form })
    const errors = linkErrors(form)
    if (Object.keys(errors).length > 0) return data(problem(errors, null), { status: 422 })
    const wait = await askSupplierLink(form, context.clientAddress)
    if (wait > 0)
      return data(problem({}, waitSentence(wait)), { status: 429, headers: { 'Retry-After': String(wait) } })
    throw redirect(supplierPaths.access(nextOf(sent.get('volver')), { sent: true }))
  })
}

function listProblems({ errors, sentence }: Problem) {
  const fields = Object.entries(errors).map(([field, message]) => ({ href: `#${field}`, message }))
  return sentence === null ? fields : [{ message: sentence }]
}

export default function SupplierAccessPage() {
  const { next, sent } = useLoaderData<typeof loader>()
  const problem = useActionData<Problem>()
  const { errors, form } = problem ?? { errors: {}, form: null }
  return (
    <div className="sign-in">
      {problem ? <ErrorSummary title="Todavía no se envió" errors={listProblems(problem)} /> : null}
      <h1>Entrar como proveedor</h1>
      {sent && !problem ? (
        <Notice tone="done" title="Revise su correo" announce>
          <p>Le llegará en unos minutos un enlace para entrar. Vale 30 minutos y sirve una vez.</p>
        </Notice>
      ) : (
        <p className="lead">
          No hay contraseña: cada vez le enviamos un enlace a su correo. Lo que guarde se conserva.
        </p>
      )}
      <Form method="post" action={`${supplierPaths.access()}?index`} className="form" noValidate>
        <input type="hidden" name="volver" value={next} />
        <TextField
          {...{
            name: 'rfc',
            label: 'RFC de la empresa',
            width: 'medium',
            maxLength: 20,
            spellCheck: false,
            required: true,
          }}
          help="Doce letras y números, de su constancia de situación fiscal."
          autoComplete="off"
          defaultValue={form?.rfc ?? ''}
          {...(errors.rfc ? { error: errors.rfc } : {})}
        />
        <TextField
          {...{ name: 'nombre', label: 'Nombre de la empresa', maxLength: 200, required: true }}
          help="Denominación o razón social, como en la constancia."
          autoComplete="organization"
          defaultValue={form?.nombre ?? ''}
          {...(errors.nombre ? { error: errors.nombre } : {})}
        />
        <TextField
          {...{
            name: 'correo',
            label: 'Correo electrónico',
            type: 'email',
            maxLength: 254,
            spellCheck: false,
            required: true,
          }}
          help="Uno que siga siendo de la empresa: ahí llegan preguntas y decisiones."
          autoComplete="email"
          defaultValue={form?.correo ?? ''}
          {...(errors.correo ? { error: errors.correo } : {})}
        />
        <Button look={sent && !problem ? 'secondary' : 'primary'}>Enviarme el enlace</Button>
      </Form>
    </div>
  )
}
