import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerMachine, refuseMethod } from '#app/lib/answer-machine.server.ts'
import { showRecord } from '#app/publication/feeds/show-process.server.ts'

/** One record, its releases in it. */
export const loader = ({ request, params }: LoaderFunctionArgs) =>
  answerMachine(request, () => showRecord(request, params.ocid ?? ''))
export const action = refuseMethod
