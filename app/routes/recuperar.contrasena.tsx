import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readOwnForm } from '#app/accounts/read-guarded-form.server.ts'
import { answerReset, loadResetPage, type ResetProblem } from '#app/accounts/recovery/answer-reset.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { mailPaths, paths } from '#app/lib/paths.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Button, LinkButton } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { CodeForm } from '#app/ui/people/code-form.tsx'
import { NewPasswordFields } from '#app/ui/people/new-password-fields.tsx'

export const handle: RouteHandle = { showSearch: false }

export const meta: MetaFunction = () => [{ title: 'Elegir otra contraseña · Portal de contrataciones' }]

export async function loader({ request }: LoaderFunctionArgs) {
  return loadResetPage(request, new URL(request.url).searchParams.get('hecho') === 'si')
}

export function action({ request, context }: ActionFunctionArgs) {
  return asPage(async () => {
    const form = await readOwnForm(request, { maxBytes: 16 * 1024 })
    const answer = await answerReset({ request, form, clientAddress: context.clientAddress })
    if ('problem' in answer) return data(answer.problem, { status: answer.status, headers: answer.headers })
    throw redirect(answer.next, { headers: { 'Set-Cookie': answer.cookie } })
  })
}

function listProblems({ errors, sentence }: ResetProblem) {
  const fields = Object.entries(errors).map(([field, message]) => ({ href: `#${field}`, message }))
  return sentence === null ? fields : [{ message: sentence }]
}

export default function NewPasswordPage() {
  const { step, email } = useLoaderData<typeof loader>()
  const problem = useActionData<ResetProblem>()
  if (step === 'done') {
    return (
      <div className="sign-in">
        <h1>La contraseña cambió</h1>
        <p className="lead">
          Se cerraron todas sus sesiones y se le avisó por correo. Entre con la contraseña nueva; si su papel lo pide,
          se le pedirá también el segundo factor.
        </p>
        <LinkButton href={paths.signIn()} look="primary">
          Entrar
        </LinkButton>
      </div>
    )
  }
  return (
    <div className="sign-in">
      {problem ? <ErrorSummary errors={listProblems(problem)} title="Todavía no se cambió" /> : null}
      <h1>Elegir otra contraseña</h1>
      {step === 'choose' ? (
        <form method="post" action={mailPaths.newPassword()} className="form" noValidate>
          <p>Para la cuenta {email}. Al guardar se cierran todas sus sesiones.</p>
          <input type="hidden" name="acto" value="guardar" />
          <NewPasswordFields errors={problem?.errors ?? {}} />
          <Button>Guardar la contraseña</Button>
        </form>
      ) : (
        <>
          {step === 'gone' ? (
            <Notice tone="warning" title="Ese enlace ya no vale">
              <p>Se usó o pasaron 30 minutos.</p>
            </Notice>
          ) : null}
          <p className="lead">Abra el enlace del correo, o pegue aquí su código.</p>
          <CodeForm action={mailPaths.newPassword()} token={null} error={problem?.errors.codigo} />
          <p className="small quiet">
            <TextLink href={mailPaths.recover()}>Pedir otro correo</TextLink>
          </p>
        </>
      )}
    </div>
  )
}
