import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerMachine, refuseMethod } from '#app/lib/answer-machine.server.ts'
import { showManifest } from '#app/publication/feeds/list-entities.server.ts'

/** Counts and heads of the main feeds. */
export const loader = ({ request }: LoaderFunctionArgs) => answerMachine(request, () => showManifest())
export const action = refuseMethod
