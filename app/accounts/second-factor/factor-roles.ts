import type { Role, StateRole } from '../person.ts'

/** Roles in an entity whose holder must give a second factor: they publish, or read what names people. */
const ENTITY_ROLES: readonly Role[] = ['publisher', 'internal_control']
/** Roles in the whole state whose holder must; they are all there are. */
const STATE_ROLES: readonly StateRole[] = ['coordinator', 'state_auditor', 'platform_admin']

export interface RolesHeld {
  inEntities: readonly Role[]
  inState: readonly StateRole[]
}

/** Those of the roles that may only be used with a second factor, each once. */
export function rolesThatNeedFactor({ inEntities, inState }: RolesHeld): (Role | StateRole)[] {
  return [
    ...ENTITY_ROLES.filter((role) => inEntities.includes(role)),
    ...STATE_ROLES.filter((role) => inState.includes(role)),
  ]
}

/** True when one of the roles may only be used with a second factor. */
export const needsFactor = (roles: RolesHeld): boolean => rolesThatNeedFactor(roles).length > 0
