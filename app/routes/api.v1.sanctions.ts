import type { LoaderFunctionArgs } from '@remix-run/node'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { answerMachine, refuseMethod } from '#app/lib/answer-machine.server.ts'
import { portalAddress } from '#app/publication/feeds/portal-address.server.ts'
import { sanctionsJson } from '#app/suppliers/sanctions/public/sanction-json.server.ts'

/** Sanctions for machines: the parameters of `/sancionados`. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  answerMachine(request, async () => ({
    body: await sanctionsJson(new URL(request.url).searchParams, portalInfo().timeZone, portalAddress(request)),
  }))
export const action = refuseMethod
