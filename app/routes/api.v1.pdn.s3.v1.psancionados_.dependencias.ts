import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerMachine, refuseMethod } from '#app/lib/answer-machine.server.ts'
import { answerPdnEntities } from '#app/suppliers/sanctions/pdn/answer-pdn.server.ts'

/** Entities of our resolutions, S3 v1. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  answerMachine(request, async () => ({ body: await answerPdnEntities() }))
export const action = refuseMethod
