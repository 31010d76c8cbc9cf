import { sql } from 'drizzle-orm'
import type { PlatformTx } from '../../../door.server.ts'

/** An application for the yearly update of a badge that was sent, or null. */
export async function findSentUpdate(
  tx: PlatformTx,
  applicationId: string,
): Promise<{ badgeFolio: string; sentAt: string } | null> {
  const rows = await tx.db.execute<{ badgeFolio: string; sentAt: string }>(sql`
    select badge_folio as "badgeFolio", to_char(sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "sentAt"
    from integrity_applications where id = ${applicationId} and kind = 'update' and sent_at is not null`)
  return rows[0] ?? null
}

/** Whether an act of a badge came from an application. */
export async function isActNoted(tx: PlatformTx, folio: string, applicationId: string, act: string): Promise<boolean> {
  const rows = await tx.db.execute(sql`
    select 1 from integrity_badge_acts where folio = ${folio} and application_id = ${applicationId} and act = ${act}`)
  return rows.length > 0
}

/**
 * Badges that reach one of the given days (of their update, or the last of their validity) and the account to tell, unless a mail of
 * that kind went to it today. At most 1,000.
 */
export async function listDueBadges(tx: PlatformTx, days: readonly string[]): Promise<{ accountId: string }[]> {
  const due = sql`(select json_array_elements_text(${JSON.stringify(days)}::json)::date)`
  const rows = await tx.db.execute<{ accountId: string }>(sql`
    select distinct on (b.folio) a.account_id as "accountId" from published_badges b
    join integrity_applications a on a.badge_folio = b.folio
    where not b.withdrawn and (b.update_due_on in ${due} or (b.update_due_on is null and b.valid_until in ${due}))
      and not exists (select from mails m where m.supplier_account_id = a.account_id and m.kind = 'integrity-reminder'
        and m.created_at > now() - interval '20 hours')
    order by b.folio, a.sent_at desc nulls last limit 1000`)
  return [...rows]
}
