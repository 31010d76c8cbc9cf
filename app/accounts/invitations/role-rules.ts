import type { Role } from '../person.ts'

/** Roles of an entity in the order in which they are shown. */
export const ENTITY_ROLES: readonly Role[] = ['capturer', 'reviewer', 'publisher', 'entity_admin', 'internal_control']

const known = new Set<string>(ENTITY_ROLES)

/** The roles among what a form sent, once each and in their order; whatever else is there is left out. */
export function readRolesOf(values: readonly unknown[]): Role[] {
  return ENTITY_ROLES.filter((role) => known.has(role) && values.includes(role))
}

/**
 * Why a person cannot have these roles together in one entity, as a Spanish sentence, or null when they can. The internal control
 * body edits no process, so its role stands alone.
 */
export function rolesProblem(roles: readonly Role[]): string | null {
  if (roles.length === 0) return 'Elija al menos un papel.'
  if (roles.includes('internal_control') && roles.length > 1)
    return 'El órgano interno de control no edita procesos ni administra el ente: déle solo ese papel.'
  return null
}
