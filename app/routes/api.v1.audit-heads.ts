import type { LoaderFunctionArgs } from '@remix-run/node'
import { showHeads } from '#app/audit/show-heads.server.ts'
import { answerMachine, refuseMethod } from '#app/lib/answer-machine.server.ts'

/** Heads of the audit chains by day. */
export const loader = ({ request }: LoaderFunctionArgs) => answerMachine(request, () => showHeads(request))
export const action = refuseMethod
