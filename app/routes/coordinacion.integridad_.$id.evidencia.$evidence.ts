import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireStateRole } from '#app/accounts/guards.server.ts'
import { asFile } from '#app/lib/http-errors.server.ts'
import { serveEvidence } from '#app/suppliers/integrity/applying/serve-evidence.server.ts'

/** A file of an application that was sent, as a download. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  return asFile(async () => {
    const person = await requireStateRole(request, { anyOf: ['coordinator'] })
    return serveEvidence(person.id, params.id, params.evidence)
  })
}

export { refuseMethod as action } from '#app/lib/answer-machine.server.ts'
