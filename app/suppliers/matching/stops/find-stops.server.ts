import { portalInfo } from '#app/config/portal-info.server.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import { type SanctionsTx, sanctionsOf } from '#db/queries/suppliers/sanctions-of.server.ts'
import type { SanctionVersion } from '../../sanctions/sanction.ts'
import { rfcsOfProcess, type Stop, stopsOf, type Warning } from './stops-of.ts'

export interface Found {
  stops: Stop[]
  warnings: Warning[]
}

/**
 * What the lists stop and of what they warn in each of some processes, in their order: the one function that the form, the import, the API
 * and the command line ask before anything is published. One statement for all of them; none when nobody in them has an RFC.
 */
export async function findStops(
  tx: SanctionsTx,
  processes: readonly JsonObject[],
  now: Date = new Date(),
): Promise<Found[]> {
  const rfcs = [...new Set(processes.flatMap(rfcsOfProcess))]
  const versions = await sanctionsOf(tx, { rfcs })
  const byRfc = new Map<string, SanctionVersion[]>()
  for (const version of versions) {
    if (version.rfc === null) continue
    byRfc.set(version.rfc, [...(byRfc.get(version.rfc) ?? []), version])
  }
  const { timeZone } = portalInfo()
  return processes.map((process) => stopsOf(process, byRfc, { timeZone, now }))
}
