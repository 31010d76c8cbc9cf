import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerMachine, refuseMethod } from '#app/lib/answer-machine.server.ts'
import { listReleases } from '#app/publication/feeds/list-releases.server.ts'

/** An entity's releases, with its chain. */
export const loader = ({ request, params }: LoaderFunctionArgs) =>
  answerMachine(request, () => listReleases(request, params.slug ?? ''))
export const action = refuseMethod
