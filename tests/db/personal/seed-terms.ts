import type { Sql } from 'postgres'
import type { RetentionKind } from '#app/config/retention-terms.ts'
import { type SeededEntity, seedUser } from '#tests/support/seed-entities.ts'

/** A row of every table that has a term, with the moment of each kind, and an account disabled at its own. Returns that account. */
export async function seedTerms(
  god: Sql,
  salud: SeededEntity,
  side: string,
  moment: (kind: RetentionKind) => Date,
): Promise<{ gone: string }> {
  const at = (kind: RetentionKind) => moment(kind).toISOString()
  const user = await seedUser(god, `${side}@prueba.invalid`, [{ entityId: salud.id, role: 'capturer' }])
  await god`insert into sessions (id_hash, user_id, expires_at, absolute_expires_at) values (${side}, ${user}, ${at('sessions')}, 'infinity')`
  await god`insert into waiting_sign_ins (id_hash, user_id, expires_at) values (${side}, ${user}, ${at('sessions')})`
  await god`insert into rate_limits (key, window_started_at, hits) values (${side}, ${at('attempts')}, 1)`
  const [mail] = await god`insert into mails (kind, user_id, state, created_at, valid_until)
    values ('password-reset', ${user}, 'sent', ${at('mails')}, ${at('mails')}) returning id`
  await god`insert into mail_tokens (token_hash, mail_id, expires_at) values (${side}, ${mail!.id}, ${at('mails')})`
  for (const state of ['pending', 'accepted', 'withdrawn'])
    await god`insert into invitations (entity_id, email, name, roles, state, expires_at, closed_at) values (${salud.id},
      ${`${side}-${state}@prueba.invalid`}, 'Nadie', '{capturer}', ${state}, ${at('invitations')}, ${state === 'pending' ? null : at('invitations')})`
  await god`insert into member_notices (entity_id, user_id, kind, about_user_id, at) values (${salud.id}, ${user}, 'new-admin', ${user}, ${at('notices')})`
  const [run] = await god`insert into imports (entity_id, actor, state, finished_at, finding_count, sources)
    values (${salud.id}, 'x', 'done', ${at('imports')}, 1, ${god.json([{ name: 'persona.json', bytes: 1 }])}) returning id`
  await god`insert into import_files (entity_id, import_id, position, name, bytes) values (${salud.id}, ${run!.id}, 1, 'persona.json', 1)`
  await god`insert into import_findings (entity_id, import_id, position, severity, file, path, message)
    values (${salud.id}, ${run!.id}, 1, 'error', 'x', '', 'x')`
  await god`insert into person_requests (act, digests, places, at) values ('find', '{x}', 1, ${at('requests')})`
  await god`insert into person_restrictions (kind, digest, ground, reason, requested_on, lifted_at)
    values ('rfc', ${side}, 'oposicion', 'prueba', '2026-01-01', ${at('requests')})`
  const gone = await seedUser(god, `baja-${side}@prueba.invalid`, [{ entityId: salud.id, role: 'reviewer' }])
  await god`update users set disabled_at = ${at('accounts')}, password_hash = 'x', state_roles = '{coordinator}' where id = ${gone}`
  await god`insert into second_factors (user_id, secret_box, key_id, last_step, code_salt) values (${gone}, 'x', 'x', 1, 'x')`
  return { gone }
}
