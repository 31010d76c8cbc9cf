import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { readOwnForm } from '#app/accounts/read-guarded-form.server.ts'
import { askReset } from '#app/accounts/recovery/ask-reset.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { mailPaths, paths } from '#app/lib/paths.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { waitSentence } from '#app/texts/sign-in.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'

export const handle: RouteHandle = { showSearch: false }

export const meta: MetaFunction = () => [{ title: 'Recuperar el acceso · Portal de contrataciones' }]

export async function loader({ request }: LoaderFunctionArgs) {
  return { asked: new URL(request.url).searchParams.get('enviado') === 'si' }
}

/** Answers the same, in the same time, whether the account exists, is suspended or not (docs/security.md C4). */
export function action({ request, context }: ActionFunctionArgs) {
  return asPage(async () => {
    const form = await readOwnForm(request, { maxBytes: 16 * 1024 })
    const email = String(form.get('correo') ?? '').slice(0, 254)
    if (email.trim() === '') return data({ email, sentence: 'Escriba su correo electrónico.' }, { status: 422 })
    const wait = await askReset({ email, clientAddress: context.clientAddress })
    if (wait > 0) {
      const headers = { 'Retry-After': String(wait) }
      return data({ email, sentence: waitSentence(wait) }, { status: 429, headers })
    }
    throw redirect(mailPaths.recover(true))
  })
}

export default function RecoverPage() {
  const { asked } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()
  return (
    <div className="sign-in">
      {problem ? (
        <ErrorSummary title="Todavía no se envió" errors={[{ href: '#correo', message: problem.sentence }]} />
      ) : null}
      <h1>Recuperar el acceso</h1>
      {asked && !problem ? (
        <Notice tone="done" title="Revise su correo" announce>
          <p>
            Si ese correo tiene una cuenta, le llegará en unos minutos un enlace para elegir otra contraseña. Vale 30
            minutos y sirve una vez. Si no llega, revise el correo no deseado o inténtelo de nuevo más tarde.
          </p>
        </Notice>
      ) : (
        <p className="lead">Escriba el correo con el que entra. Le enviaremos un enlace para elegir otra contraseña.</p>
      )}
      <Form method="post" action={`${mailPaths.recover()}?index`} className="form" noValidate>
        <TextField
          name="correo"
          label="Correo electrónico"
          type="email"
          autoComplete="username"
          spellCheck={false}
          maxLength={254}
          defaultValue={problem?.email ?? ''}
          required
          {...(problem ? { error: problem.sentence } : {})}
        />
        <Button look={asked && !problem ? 'secondary' : 'primary'}>Enviar el enlace</Button>
      </Form>
      <p className="small quiet">
        Si también perdió el segundo factor o ya no tiene ese correo, hable con quien administra su ente.{' '}
        <TextLink href={paths.signIn()}>Volver a la entrada</TextLink>
      </p>
    </div>
  )
}
