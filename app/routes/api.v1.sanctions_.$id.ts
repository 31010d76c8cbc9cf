import type { LoaderFunctionArgs } from '@remix-run/node'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { answerMachine, refuseMethod } from '#app/lib/answer-machine.server.ts'
import { portalAddress } from '#app/publication/feeds/portal-address.server.ts'
import { sanctionJson } from '#app/suppliers/sanctions/public/sanction-json.server.ts'

/** One sanction with all its versions. */
export const loader = ({ request, params }: LoaderFunctionArgs) =>
  answerMachine(request, async () => ({
    body: await sanctionJson(params.id ?? '', portalInfo().timeZone, portalAddress(request)),
  }))
export const action = refuseMethod
