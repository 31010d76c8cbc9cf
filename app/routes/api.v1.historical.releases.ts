import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerMachine, refuseMethod } from '#app/lib/answer-machine.server.ts'
import { listHistorical } from '#app/publication/feeds/list-historical.server.ts'

/** Imported past releases that fail the gate. */
export const loader = ({ request }: LoaderFunctionArgs) => answerMachine(request, () => listHistorical(request))
export const action = refuseMethod
