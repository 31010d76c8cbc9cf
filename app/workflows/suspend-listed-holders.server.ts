import { causesOf } from '#app/suppliers/integrity/badges/causes-of.ts'
import { remindDaily } from '#app/suppliers/integrity/badges/remind-holders.server.ts'
import { liftSuspensions, suspendBadges } from '#app/suppliers/integrity/badges/suspend-badges.server.ts'
import { today } from '#app/suppliers/integrity/today.server.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { listHolders } from '#db/queries/suppliers/integrity/holders.server.ts'
import { readReservedEntityId } from '#db/queries/suppliers/match-candidates.server.ts'
import { sanctionsOf } from '#db/queries/suppliers/sanctions-of.server.ts'

/** Causes that only the demonstration makes: no list has them. */
const INVENTED = 'demo/'

export interface TendedBadges {
  suspended: string[]
  lifted: string[]
}

/**
 * Suspends the badges of holders for whom a list has a definitive 69-B or a firm sanction in force, and lifts what lists no longer say,
 * as of a local day. Safe to run again: nothing happens twice. RFC alone decides; a name never does.
 */
export async function suspendListedHolders(day = today()): Promise<TendedBadges> {
  const holders = await asPlatform(listHolders)
  if (holders.length === 0) return { suspended: [], lifted: [] }
  const state = await asPlatform(readReservedEntityId)
  const versions = await asWorker(state, (tx) => sanctionsOf(tx, { rfcs: holders.map(({ rfc }) => rfc) }))
  const tended: TendedBadges = { suspended: [], lifted: [] }
  for (const { supplierId, rfc, causeKeys } of holders) {
    const causes = causesOf(
      versions.filter((version) => version.rfc === rfc),
      day,
    )
    const standing = new Set(causes.map(({ key }) => key))
    const ended = causeKeys.filter((key) => !standing.has(key) && !key.startsWith(INVENTED))
    // Each holder in a transaction of its own: no badge stays locked while others are looked at.
    await asPlatform(async (tx) => {
      for (const cause of causes) tended.suspended.push(...(await suspendBadges(tx, [supplierId], cause, day)))
      const reason = 'La lista ya no lo dice, terminó su plazo, o un tribunal lo dejó sin efecto.'
      tended.lifted.push(...(await liftSuspensions(tx, ended, reason, day)))
    })
  }
  return tended
}

/** What the registry does by itself each day: suspensions and their end, then reminders. */
export async function tendRegistryDaily(): Promise<void> {
  await suspendListedHolders()
  await remindDaily()
}
