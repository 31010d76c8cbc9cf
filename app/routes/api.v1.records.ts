import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerMachine, refuseMethod } from '#app/lib/answer-machine.server.ts'
import { listRecords } from '#app/publication/feeds/list-records.server.ts'

/** Statewide records. */
export const loader = ({ request }: LoaderFunctionArgs) => answerMachine(request, () => listRecords(request, null))
export const action = refuseMethod
