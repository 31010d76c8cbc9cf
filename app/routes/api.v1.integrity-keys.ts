import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerMachine, refuseMethod } from '#app/lib/answer-machine.server.ts'
import { answerKeys } from '#app/suppliers/integrity/public/answer-badge.server.ts'

/** The public keys of answers on badges. */
export const loader = ({ request }: LoaderFunctionArgs) => answerMachine(request, answerKeys)
export const action = refuseMethod
