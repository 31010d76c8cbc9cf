import { sql } from 'drizzle-orm'
import type { SweeperTx } from '../../door.server.ts'

const before = (moment: Date) => sql`${moment.toISOString()}::timestamptz`
const removed = async (rows: Promise<ArrayLike<unknown>>): Promise<number> => (await rows).length

/** Removes invitations of the entity at hand that were closed or ended before a moment; one whose mail is still kept waits for it. */
export const removeInvitations = (tx: SweeperTx, moment: Date): Promise<number> =>
  removed(
    tx.db.execute(sql`
      delete from invitations i where coalesce(closed_at, expires_at) < ${before(moment)}
        and not exists (select from mails m where m.invitation_id = i.id) returning 1`),
  )

/** Removes notices of the entity at hand given before a moment. */
export const removeNotices = (tx: SweeperTx, moment: Date): Promise<number> =>
  removed(tx.db.execute(sql`delete from member_notices where at < ${before(moment)} returning 1`))

/**
 * Removes findings and names of files of the imports of the entity at hand that ended before a moment; their counts stay. Returns how
 * many findings and files.
 */
export async function removeImportTraces(tx: SweeperTx, moment: Date): Promise<number> {
  const over = sql`select id from imports where state in ('cancelled', 'done', 'failed') and coalesce(finished_at, at) < ${before(moment)}`
  const findings = await removed(
    tx.db.execute(sql`delete from import_findings where import_id in (${over}) returning 1`),
  )
  const files = await removed(tx.db.execute(sql`delete from import_files where import_id in (${over}) returning 1`))
  await tx.db.execute(sql`
    update imports set sources = '[]', failure = null where id in (${over}) and sources <> '[]'`)
  return findings + files
}

/** Takes away the roles and notices of an account in the entity at hand. */
export async function forgetMember(tx: SweeperTx, userId: string): Promise<void> {
  await tx.db.execute(sql`delete from memberships where user_id = ${userId}`)
  await tx.db.execute(sql`delete from member_notices where user_id = ${userId} or about_user_id = ${userId}`)
}
