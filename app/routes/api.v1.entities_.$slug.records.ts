import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerMachine, refuseMethod } from '#app/lib/answer-machine.server.ts'
import { listRecords } from '#app/publication/feeds/list-records.server.ts'

/** An entity's records. */
export const loader = ({ request, params }: LoaderFunctionArgs) =>
  answerMachine(request, () => listRecords(request, params.slug ?? ''))
export const action = refuseMethod
