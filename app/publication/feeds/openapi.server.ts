import type { MachineAnswer } from '#app/lib/answer-machine.server.ts'
import { openapiDocument } from './openapi/document.ts'
import { portalAddress } from './portal-address.server.ts'

/** The description of this interface as OpenAPI 3.1, for this deployment's address. */
export function showOpenapi(request: Request): MachineAnswer {
  return { body: JSON.stringify(openapiDocument(portalAddress(request))) }
}
