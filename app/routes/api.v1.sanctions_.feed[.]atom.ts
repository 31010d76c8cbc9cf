import type { LoaderFunctionArgs } from '@remix-run/node'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { answerMachine, refuseMethod } from '#app/lib/answer-machine.server.ts'
import { portalAddress } from '#app/publication/feeds/portal-address.server.ts'
import { sanctionFeed } from '#app/suppliers/sanctions/public/sanction-feed.server.ts'

/** News of the lists of sanctions as Atom. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  answerMachine(request, () => sanctionFeed(portalAddress(request), portalInfo().title))
export const action = refuseMethod
