import type { LoaderFunctionArgs } from '@remix-run/node'
import { readSearchParams } from '#app/catalog/read-search-params.ts'
import { searchPublished } from '#app/catalog/search.server.ts'
import { searchJson } from '#app/catalog/search-json.ts'
import { answerMachine, refuseMethod } from '#app/lib/answer-machine.server.ts'
import { portalAddress } from '#app/publication/feeds/portal-address.server.ts'

/** Search for machines: the parameters of `/buscar`. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  answerMachine(request, async () => {
    const answer = await searchPublished(readSearchParams(new URL(request.url).searchParams))
    return { body: JSON.stringify(searchJson(answer, portalAddress(request))) }
  })
export const action = refuseMethod
