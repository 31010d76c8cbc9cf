import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerMachine, refuseMethod } from '#app/lib/answer-machine.server.ts'
import { listReleases } from '#app/publication/feeds/list-releases.server.ts'

/** Statewide releases. */
export const loader = ({ request }: LoaderFunctionArgs) => answerMachine(request, () => listReleases(request, null))
export const action = refuseMethod
