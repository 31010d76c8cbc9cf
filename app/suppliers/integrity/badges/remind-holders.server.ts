import { queueMail } from '#app/mail/queue-mail.server.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { enqueueJob } from '#db/queries/enqueue-job.server.ts'
import { listDueBadges } from '#db/queries/suppliers/integrity/updates.server.ts'
import { addDays } from '../domain/calendar.ts'
import { termsOn } from '../domain/terms.ts'
import { today } from '../today.server.ts'

/** Reminds holders by mail on the days that the terms name before their update is due or their validity ends. Once a day. Returns how many. */
export function remindHolders(day = today()): Promise<number> {
  return asPlatform(async (tx) => {
    const due = await listDueBadges(
      tx,
      termsOn(day).remindDays.map((before) => addDays(day, before)),
    )
    for (const { accountId } of due)
      await queueMail(tx, { kind: 'integrity-reminder', userId: null, supplierAccountId: accountId })
    return due.length
  })
}

/** Reminds today and asks for tomorrow's, at noon UTC (early morning in Mexico). At each start too: one waits at most. */
export async function remindDaily(now = new Date()): Promise<void> {
  const next = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1, 12))
  await asPlatform((tx) => enqueueJob(tx, 'remind-integrity', {}, { key: 'remind-integrity', runAt: next }))
  await remindHolders()
}
