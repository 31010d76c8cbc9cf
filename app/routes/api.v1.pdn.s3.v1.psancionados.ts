import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerMachine, refuseMethod } from '#app/lib/answer-machine.server.ts'
import { answerPdnV1 } from '#app/suppliers/sanctions/pdn/answer-pdn.server.ts'

/** Our resolutions in the format of the national platform, S3 v1. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  answerMachine(request, async () => ({ body: await answerPdnV1(new URL(request.url).searchParams) }))
export const action = refuseMethod
