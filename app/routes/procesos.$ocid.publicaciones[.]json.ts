import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerMachine, refuseMethod } from '#app/lib/answer-machine.server.ts'
import { packageProcess } from '#app/workflows/package-process.server.ts'

/** The releases of one process as a release package. */
export const loader = ({ request, params }: LoaderFunctionArgs) =>
  answerMachine(request, () => packageProcess(request, params.ocid ?? ''))
export const action = refuseMethod
