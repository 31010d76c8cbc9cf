import { portalInfo } from '#app/config/portal-info.server.ts'
import type { Issuer } from '../signing/statement.ts'

/** Who answers for the registry of this deployment. `url`: address of the portal without a final slash. */
export function issuer(url: string): Issuer {
  const { title, stateName, coordinatingBody, timeZone } = portalInfo()
  return { name: coordinatingBody ?? title, state: stateName, url, timeZone }
}
