import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { requirePerson } from '#app/accounts/guards.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { recoveryCodeFile } from '#app/accounts/second-factor/recovery-code-file.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { asFile, notFound } from '#app/lib/http-errors.server.ts'

/** The codes that the page has just shown, as a text file: sent back by the page itself, since nothing here can read them again. */
export function action({ request }: ActionFunctionArgs) {
  return asFile(async () => {
    const person = await requirePerson(request)
    const form = await readGuardedForm(request, person, { maxBytes: 4096 })
    const text = recoveryCodeFile(String(form.get('codigos') ?? ''), {
      portal: portalInfo().title,
      email: person.email,
    })
    if (text === null) return notFound()
    const headers = {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': 'attachment; filename="codigos-de-recuperacion.txt"',
      'Cache-Control': 'no-store',
    }
    return new Response(text, { headers })
  })
}

/** Nothing is read here: the codes are not kept. */
export function loader({ request }: LoaderFunctionArgs) {
  return asFile(async () => {
    await requirePerson(request)
    return notFound()
  })
}
