import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerMachine, refuseMethod } from '#app/lib/answer-machine.server.ts'
import { showRelease } from '#app/publication/feeds/show-process.server.ts'

/** One release. */
export const loader = ({ request, params }: LoaderFunctionArgs) =>
  answerMachine(request, () => showRelease(request, params.ocid ?? '', params.releaseId ?? ''))
export const action = refuseMethod
