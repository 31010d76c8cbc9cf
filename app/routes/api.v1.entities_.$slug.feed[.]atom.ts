import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerMachine, refuseMethod } from '#app/lib/answer-machine.server.ts'
import { atomFeed } from '#app/publication/feeds/atom-feed.server.ts'

/** An entity's news as Atom. */
export const loader = ({ request, params }: LoaderFunctionArgs) =>
  answerMachine(request, () => atomFeed(request, params.slug ?? ''))
export const action = refuseMethod
