import type { LoaderFunctionArgs } from '@remix-run/node'
import { followFormerNames } from '#app/catalog/follow-former-names.server.ts'
import { readSearchParams } from '#app/catalog/read-search-params.ts'
import { searchPublished } from '#app/catalog/search.server.ts'
import { searchJson } from '#app/catalog/search-json.ts'
import { answerMachine, refuseMethod } from '#app/lib/answer-machine.server.ts'
import { apiPaths } from '#app/lib/paths.ts'
import { portalAddress } from '#app/publication/feeds/portal-address.server.ts'

/** Search for machines: the parameters of `/buscar`. A filter by a former address of an entity leads (301) to the present one. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  answerMachine(request, async () => {
    const answer = await searchPublished(readSearchParams(new URL(request.url).searchParams))
    const moved = await followFormerNames(answer)
    if (moved)
      throw new Response(null, {
        status: 301,
        headers: { Location: apiPaths.search(moved), 'Cache-Control': 'public, no-cache' },
      })
    return { body: JSON.stringify(searchJson(answer, portalAddress(request))) }
  })
export const action = refuseMethod
