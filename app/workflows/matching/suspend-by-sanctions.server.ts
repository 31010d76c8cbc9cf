import { portalInfo } from '#app/config/portal-info.server.ts'
import { calendarDateIn, formatDate } from '#app/lib/dates.ts'
import { liftSuspensions, suspendBadges } from '#app/suppliers/integrity/badges/suspend-badges.server.ts'
import { judgeOn } from '#app/suppliers/matching/judge-on.ts'
import type { Hit } from '#app/suppliers/matching/outcome.ts'
import { listName } from '#app/texts/matching.ts'
import { asCoordinator } from '#db/as-coordinator.server.ts'
import { type BadgeHolderCause, listBadgeHolders } from '#db/queries/suppliers/badge-holders.server.ts'
import { sanctionsOf } from '#db/queries/suppliers/sanctions-of.server.ts'

const PREFIX = 'sancion:'
const GROUNDS = {
  tax: 'Artículo 69-B, cuarto párrafo, del Código Fiscal de la Federación.',
  firm: 'Resolución firme que inhabilita para contratar, artículo 81 de la Ley General de Responsabilidades Administrativas.',
}

/**
 * Suspends the badges of companies of which a list says today that they are debarred by a firm resolution or definitively listed under
 * article 69-B, and lifts what such a cause had suspended once it no longer holds. Each company in a transaction of its own; safe to run
 * every night. Out: folios.
 */
export async function suspendBySanctions(now = new Date()): Promise<{ suspended: string[]; lifted: string[] }> {
  const { timeZone } = portalInfo()
  const day = calendarDateIn(now, timeZone)
  const { holders, versions } = await asCoordinator(null, async (tx) => {
    const holders = await listBadgeHolders(tx, PREFIX)
    return { holders, versions: await sanctionsOf(tx, { rfcs: holders.map(({ rfc }) => rfc) }) }
  })
  const done = { suspended: [] as string[], lifted: [] as string[] }
  for (const holder of holders) {
    const own = versions.filter(({ rfc }) => rfc === holder.rfc)
    const grave = judgeOn(own, { actOn: day, timeZone }).hits.filter(({ effect }) => effect === 'stops')
    const changed = await actOn(holder, grave, day)
    done.suspended.push(...changed.suspended)
    done.lifted.push(...changed.lifted)
  }
  return done
}

async function actOn({ supplierId, causeKeys }: BadgeHolderCause, grave: readonly Hit[], day: string) {
  const keyOf = (hit: Hit) => PREFIX + hit.sanctionId
  const ended = causeKeys.filter((key) => !grave.some((hit) => keyOf(hit) === key))
  if (grave.length + ended.length === 0) return { suspended: [], lifted: [] }
  return asCoordinator(null, async (tx) => {
    const suspended: string[] = []
    for (const hit of grave) {
      const cause = {
        key: keyOf(hit),
        sentence: sentenceOf(hit),
        ground: isTax(hit) ? GROUNDS.tax : GROUNDS.firm,
      }
      suspended.push(...(await suspendBadges(tx, [supplierId], cause, day)))
    }
    const lifted = await liftSuspensions(tx, ended, 'La sanción que la suspendía ya no tiene efecto.', day)
    return { suspended, lifted }
  })
}

const isTax = (hit: Hit): boolean => hit.list === 'sat-69b'

function sentenceOf(hit: Hit): string {
  const since = hit.startsOn === null ? '' : ` desde el ${formatDate(hit.startsOn)}`
  const until = hit.endsOn === null ? '' : ` y hasta el ${formatDate(hit.endsOn)}`
  const what = isTax(hit) ? 'Aparece como definitivo' : 'Aparece con una inhabilitación en vigor'
  return `${what}${since}${until} en ${listName(hit.list)}, renglón ${hit.row}.`
}
