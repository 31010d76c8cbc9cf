import { CURRENT_NOTICE } from '#app/texts/privacy/notices.ts'
import { asAccount } from '#db/as-account.server.ts'
import { insertReading, newestReading } from '#db/queries/people/privacy-readings.server.ts'

/** Whether a person has taken note of the notice in force, of an earlier one, or of none. */
export async function readingOf(userId: string): Promise<'current' | 'earlier' | 'none'> {
  const newest = await asAccount(userId, (tx) => newestReading(tx, userId))
  if (newest === null) return 'none'
  return newest >= CURRENT_NOTICE.version ? 'current' : 'earlier'
}

/** Notes that a person took note of the notice in force. */
export const noteReading = (userId: string, how: 'sign-in' | 'account'): Promise<void> =>
  asAccount(userId, (tx) => insertReading(tx, { userId, version: CURRENT_NOTICE.version, how }))
