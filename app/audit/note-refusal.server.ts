import { asAccount } from '#db/as-account.server.ts'
import { appendAudit, appendStateAudit } from './append-audit.server.ts'

const SLUG = /^[a-z0-9_][a-z0-9-]{1,79}$/

/** Keeps in the entity's log that a member asked for what another role does (403). */
export function noteLackingRole(
  personId: string,
  entityId: string,
  detail: { roles: string[]; needed: string[] },
): Promise<void> {
  const entry = { actorId: personId, door: 'screen', action: 'refuse-role', subject: entityId, detail }
  return asAccount(personId, (tx) => appendAudit(tx, entityId, [entry]))
}

/** Keeps in the state's log that a person asked for the desk of an entity that is not theirs, or of none (404). */
export function noteForeignDesk(personId: string, slug: string | undefined): Promise<void> {
  const subject = slug !== undefined && SLUG.test(slug) ? slug : '?'
  const entry = { actorId: personId, door: 'screen', action: 'refuse-entity', subject, detail: {} }
  return asAccount(personId, (tx) => appendStateAudit(tx, [entry]))
}
