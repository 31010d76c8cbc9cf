import { formatInstant } from '#app/lib/dates.ts'
import type { PortalInfo } from '#app/lib/portal-info.ts'
import { hasJustProved } from '../own-account/confirm-identity.server.ts'
import type { Person } from '../person.ts'
import { type FactorStatus, loadFactorStatus } from './factor-status.server.ts'
import { type QrPath, qrPath } from './qr-path.server.ts'
import { offeredKey } from './set-up-factor.server.ts'
import { inGroups, otpauthAddress } from './totp.ts'

export interface FactorPageData {
  token: string
  status: Omit<FactorStatus, 'since' | 'resetAt'>
  /** As read, in the state's zone; null while none is in force. */
  since: string | null
  resetAt: string | null
  /** The key of a new device; null on the page of one in force. */
  offer: { qr: QrPath; groups: string } | null
  asksPassword: boolean
  /** There is nowhere to go before this is done. */
  alone: boolean
}

/** What the page of the second factor shows. `changing`: the person asked to replace the device in force. */
export async function loadFactorPage(
  request: Request,
  person: Person,
  { changing, portal }: { changing: boolean; portal: Pick<PortalInfo, 'title' | 'timeZone'> },
): Promise<FactorPageData> {
  const { since, resetAt, ...status } = await loadFactorStatus(person)
  const read = (instant: string | null) => instant && formatInstant(instant, portal.timeZone)
  const key = person.hasFactor && !changing ? null : offeredKey(request, person)
  const address = key && otpauthAddress(key, { issuer: portal.title, account: person.email })
  return {
    token: person.token,
    status,
    since: read(since),
    resetAt: read(resetAt),
    offer: key && address ? { qr: qrPath(address), groups: inGroups(key) } : null,
    asksPassword: person.hasFactor || !hasJustProved(person),
    alone: !person.hasFactor && status.demandedBy !== null,
  }
}
