import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerMachine, refuseMethod } from '#app/lib/answer-machine.server.ts'
import { answerPdnV2 } from '#app/suppliers/sanctions/pdn/answer-pdn.server.ts'

/** Our resolutions in the format of the national platform, S3 v2. */
export const loader = ({ request, params }: LoaderFunctionArgs) =>
  answerMachine(request, async () => ({
    body: await answerPdnV2(params.collection ?? '', new URL(request.url).searchParams),
  }))
export const action = refuseMethod
