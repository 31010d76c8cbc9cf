import type { Role, StateRole } from '../person.ts'

/** Roles in an entity whose holder must give a second factor (DESIGN.md section 1). */
const ENTITY_ROLES: readonly Role[] = ['publisher', 'internal_control']
/** Roles in the whole state whose holder must; they are all there are. */
const STATE_ROLES: readonly StateRole[] = ['coordinator', 'state_auditor', 'platform_admin']

/** True when one of these roles may only be used with a second factor. */
export function needsFactor(roles: { inEntities: readonly Role[]; inState: readonly StateRole[] }): boolean {
  return (
    roles.inEntities.some((role) => ENTITY_ROLES.includes(role)) ||
    roles.inState.some((role) => STATE_ROLES.includes(role))
  )
}
