import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerMachine, refuseMethod } from '#app/lib/answer-machine.server.ts'
import { listEntities } from '#app/publication/feeds/list-entities.server.ts'

/** The roster. */
export const loader = ({ request }: LoaderFunctionArgs) => answerMachine(request, () => listEntities(request))
export const action = refuseMethod
