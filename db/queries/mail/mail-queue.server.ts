import { sql } from 'drizzle-orm'
import type { PlatformTx } from '../../door.server.ts'

const instant = (date: Date) => sql`${date.toISOString()}::timestamptz`

const iso = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`)

/** What the deliverer needs to know of a mail before it opens the door of its entity. */
export interface WaitingMail {
  entity_id: string | null
  state: string
  /** Milliseconds since 1970; null unless somebody is sending it. */
  lease_until: number | null
}

/** A mail of the queue by its id, null when it is gone. */
export async function findMail(tx: PlatformTx, id: string): Promise<WaitingMail | null> {
  const rows = await tx.db.execute<WaitingMail & Record<string, unknown>>(sql`
    select entity_id, state, (extract(epoch from lease_until) * 1000)::float8 as lease_until from mails where id = ${id}`)
  return rows[0] ?? null
}

/** A mail that is being sent, with what its text says. */
export interface ClaimedMail {
  id: string
  kind: string
  attempts: number
  user_id: string | null
  /** Whom it goes to; null when there is nobody (unknown or disabled account, somebody who left the entity). */
  address: string | null
  name: string | null
  entity_name: string | null
  about_name: string | null
  invited_by_name: string | null
  invitation_id: string | null
  invitation_state: string | null
  /** Those of the invitation; without one, those that who it goes to has now in the entity. */
  roles: string[]
  /** Instants in ISO 8601, UTC. */
  invitation_expires_at: string | null
  created_at: string
  is_over: boolean
  valid_until: number
}

/**
 * Takes a mail for sending until `leaseUntil`, when it waits or who sent it has died; null when it is neither. Its entity must be at
 * hand, if it has one. One statement: two deliverers never have the same mail.
 */
export async function claimMail(tx: PlatformTx, id: string, now: Date, leaseUntil: Date): Promise<ClaimedMail | null> {
  const taken = await tx.db.execute(sql`
    update mails set state = 'sending', attempts = attempts + 1, lease_until = ${instant(leaseUntil)}
    where id = ${id} and (state = 'queued' or (state = 'sending' and lease_until <= ${instant(now)})) returning 1`)
  if (taken.length === 0) return null
  const rows = await tx.db.execute<ClaimedMail & Record<string, unknown>>(sql`
    select m.id, m.kind, m.attempts, m.user_id, coalesce(u.email, i.email, c.email) as address,
      -- Whoever asks for a link writes the name: until it is opened the RFC stands in its place.
      coalesce(u.name, i.name, case when m.kind = 'supplier-link' then c.rfc else c.name end) as name,
      e.name as entity_name, a.name as about_name, b.name as invited_by_name, m.invitation_id,
      case when i.state = 'pending' and i.expires_at <= ${instant(now)} then 'expired' else i.state end as invitation_state,
      coalesce(i.roles, array(select s.role from memberships s where s.entity_id = m.entity_id and s.user_id = m.user_id)) as roles,
      ${iso('i.expires_at')} as invitation_expires_at, ${iso('m.created_at')} as created_at,
      m.valid_until <= ${instant(now)} as is_over, (extract(epoch from m.valid_until) * 1000)::float8 as valid_until
    from mails m
    left join users u on u.id = m.user_id and u.disabled_at is null
      and (m.kind <> 'new-admin' or exists (select from memberships s where s.entity_id = m.entity_id and s.user_id = u.id))
    left join invitations i on i.entity_id = m.entity_id and i.id = m.invitation_id
    left join supplier_accounts c on c.id = m.supplier_account_id
    left join entities e on e.id = m.entity_id
    left join users a on a.id = m.about_user_id
    left join users b on b.id = i.invited_by
    where m.id = ${id}`)
  return rows[0] ?? null
}

/** Ends a mail that is being sent. */
export async function finishMail(
  tx: PlatformTx,
  id: string,
  state: 'sent' | 'failed' | 'expired',
  problem: string | null,
): Promise<void> {
  await tx.db.execute(sql`
    update mails set state = ${state}, problem = ${problem}, lease_until = null, finished_at = now()
    where id = ${id} and state = 'sending'`)
}

/** Puts a mail that could not be handed over back into the queue until `next`. */
export async function postponeMail(tx: PlatformTx, id: string, next: Date, problem: string): Promise<void> {
  await tx.db.execute(sql`
    update mails set state = 'queued', problem = ${problem}, lease_until = null, next_attempt_at = ${instant(next)}
    where id = ${id} and state = 'sending'`)
}

/** Keeps the hash of the secret that a mail carries. */
export async function insertMailToken(
  tx: PlatformTx,
  token: { hash: string; mailId: string; expiresAt: Date },
): Promise<void> {
  await tx.db.execute(sql`
    insert into mail_tokens (token_hash, mail_id, expires_at) values (${token.hash}, ${token.mailId}, ${instant(token.expiresAt)})`)
}

/** Removes at most `limit` mails that ended before a date, with their tokens; returns how many. */
export async function deleteFinishedMails(tx: PlatformTx, before: Date, limit: number): Promise<number> {
  const rows = await tx.db.execute(sql`
    delete from mails where id in (
      select id from mails where created_at < ${instant(before)} and state not in ('queued', 'sending') limit ${limit} for update skip locked)
    returning 1`)
  return rows.length
}
