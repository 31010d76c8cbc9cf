import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerInvitation, type InvitationProblem } from '#app/accounts/invitations/answer-invitation.server.ts'
import { loadInvitationPage } from '#app/accounts/invitations/invitation-page.server.ts'
import { readGuardedForm, readOwnForm } from '#app/accounts/read-guarded-form.server.ts'
import { findPerson } from '#app/accounts/sessions.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { mailPaths, paths } from '#app/lib/paths.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { InvitationSteps } from '#app/ui/people/invitation-steps.tsx'

export const handle: RouteHandle = { showSearch: false }

export const meta: MetaFunction = () => [{ title: 'Invitación · Portal de contrataciones' }]

/** Largest form taken in, in bytes. */
const FORM_BYTES = 16 * 1024

export async function loader({ request }: LoaderFunctionArgs) {
  const accepted = new URL(request.url).searchParams.get('aceptada') === 'si'
  return loadInvitationPage(request, accepted)
}

export function action({ request, context }: ActionFunctionArgs) {
  return asPage(async () => {
    const person = await findPerson(request)
    // Whoever is signed in sends the token of their session; whoever is not yet has none.
    const form = person
      ? await readGuardedForm(request, person, { maxBytes: FORM_BYTES })
      : await readOwnForm(request, { maxBytes: FORM_BYTES })
    const answer = await answerInvitation({ request, person, form, clientAddress: context.clientAddress })
    if ('problem' in answer) return data(answer.problem, { status: answer.status, headers: answer.headers })
    const headers = new Headers(answer.cookies.map((cookie): [string, string] => ['Set-Cookie', cookie]))
    throw redirect(answer.next, { headers })
  })
}

function listProblems({ errors, sentence }: InvitationProblem) {
  const fields = Object.entries(errors).map(([field, message]) => ({ href: `#${field}`, message }))
  return sentence === null ? fields : [{ message: sentence }]
}

export default function InvitationPage() {
  const page = useLoaderData<typeof loader>()
  const problem = useActionData<InvitationProblem>()
  return (
    <div className="sign-in">
      {problem ? <ErrorSummary errors={listProblems(problem)} title="Todavía no se aceptó" /> : null}
      <InvitationSteps
        page={page}
        problem={problem ?? null}
        action={mailPaths.invitation()}
        signInPath={paths.signIn(mailPaths.invitation())}
      />
    </div>
  )
}
