import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerMachine, refuseMethod } from '#app/lib/answer-machine.server.ts'
import { showOpenapi } from '#app/publication/feeds/openapi.server.ts'

/** What this interface offers, as OpenAPI 3.1. */
export const loader = ({ request }: LoaderFunctionArgs) => answerMachine(request, () => showOpenapi(request))
export const action = refuseMethod
