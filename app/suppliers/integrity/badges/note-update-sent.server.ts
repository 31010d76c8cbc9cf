import { portalInfo } from '#app/config/portal-info.server.ts'
import { calendarDateIn } from '#app/lib/dates.ts'
import { isRefusal } from '#app/lib/refusal.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { findSentUpdate, isActNoted } from '#db/queries/suppliers/integrity/updates.server.ts'
import { recordAct } from './record-act.server.ts'

/**
 * Writes into a badge's history that its update was sent, on the day on which it was: from then on it does not lapse for lack of one.
 * The applicant's door writes nothing public, hence a job. Safe to run twice; nothing for a badge that no longer takes it.
 */
export function noteUpdateSent(applicationId: string): Promise<void> {
  return asPlatform(async (tx) => {
    const sent = await findSentUpdate(tx, applicationId)
    if (!sent || (await isActNoted(tx, sent.badgeFolio, applicationId, 'update-sent'))) return
    const on = calendarDateIn(new Date(sent.sentAt), portalInfo().timeZone)
    try {
      await recordAct(tx, sent.badgeFolio, { act: 'update-sent', on }, { actorId: null, applicationId })
    } catch (error) {
      if (!isRefusal(error)) throw error
    }
  })
}
