import { inviteMember } from '#app/accounts/invitations/invite-member.server.ts'
import { openSheet } from '#app/roster/read-sheet.server.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import type { Role } from '#db/membership.server.ts'
import { insertActs } from '#db/queries/operation/entity-acts.server.ts'

/** The form of an invitation, as typed. */
export interface AdministratorForm {
  correo: string
  nombre: string
  /** In a small entity the same person also captures. */
  captura: boolean
}

/**
 * Invites somebody to administer an entity, as operation; the rest of its people are invited by them. The invitation, its mail and its
 * audit entry are one transaction; the line in the entity's history follows. Throws what inviteMember throws; Refusal 404.
 */
export async function inviteAdministrator(actorId: string, slug: string, form: AdministratorForm): Promise<void> {
  const { entity } = await openSheet(slug)
  const roles: Role[] = form.captura ? ['entity_admin', 'capturer'] : ['entity_admin']
  const { renewed } = await inviteMember({
    entityId: entity.id,
    email: form.correo,
    name: form.nombre,
    roles,
    invitedBy: actorId,
  })
  const act = { entityId: entity.id, actorId, act: 'administrator-invited', origin: 'screen' } as const
  await asPlatform((tx) => insertActs(tx, [{ ...act, detail: { roles, renewed } }]))
}
