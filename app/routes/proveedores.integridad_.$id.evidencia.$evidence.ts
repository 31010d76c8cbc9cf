import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireSupplier } from '#app/accounts/suppliers/require-supplier.server.ts'
import { asFile } from '#app/lib/http-errors.server.ts'
import { serveOwnEvidence } from '#app/suppliers/integrity/applying/serve-evidence.server.ts'

/** A file of an own application, as a download. */
export const loader = ({ request, params }: LoaderFunctionArgs) =>
  asFile(async () => serveOwnEvidence(await requireSupplier(request), params.id, params.evidence))

export { refuseMethod as action } from '#app/lib/answer-machine.server.ts'
