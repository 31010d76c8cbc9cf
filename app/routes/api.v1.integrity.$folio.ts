import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerMachine, refuseMethod } from '#app/lib/answer-machine.server.ts'
import { answerBadge } from '#app/suppliers/integrity/public/answer-badge.server.ts'

/** How a badge stands today, signed. */
export const loader = ({ request, params }: LoaderFunctionArgs) =>
  answerMachine(request, () => answerBadge(params.folio ?? ''))
export const action = refuseMethod
