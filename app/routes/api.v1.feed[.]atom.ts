import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerMachine, refuseMethod } from '#app/lib/answer-machine.server.ts'
import { atomFeed } from '#app/publication/feeds/atom-feed.server.ts'

/** Statewide news as Atom. */
export const loader = ({ request }: LoaderFunctionArgs) => answerMachine(request, () => atomFeed(request, null))
export const action = refuseMethod
