import type { StateRole } from '#app/accounts/person.ts'
import type { Role } from '#db/membership.server.ts'
import type { RouteEntry, Taking } from '../route-entry.ts'
import { ROLES, STATE_ROLES } from '../two-entities.ts'

/** Somebody who tries an address of the entity salud: by role there, by role in the other entity, of the state, or nobody. */
export interface Actor {
  /** Name in the people of two-entities.ts. */
  name: string
  /** Role in salud. */
  role?: Role
  stateRole?: StateRole
}

/** The nine roles: each of an entity in its own and in another one, the three of the state, and the visitor. */
export const ACTORS: Actor[] = [
  { name: 'visitor' },
  ...ROLES.map((role) => ({ name: `salud-${role}`, role })),
  ...ROLES.map((role) => ({ name: `obras-${role}` })),
  ...STATE_ROLES.map((stateRole) => ({ name: stateRole, stateRole })),
]

type Asked = Pick<RouteEntry, 'access'> & Pick<Taking, 'roles' | 'stateRoles'>

/** How the guard of a route ends for somebody: `in`, or the status of its refusal. */
export function guardOf(
  { access, roles, stateRoles }: Asked,
  { name, role, stateRole }: Actor,
): 'in' | 302 | 403 | 404 {
  if (access === 'public') return 'in'
  if (name === 'visitor') return 302
  if (access === 'person') return 'in'
  if (access === 'state') return stateRole && (!stateRoles || stateRoles.includes(stateRole)) ? 'in' : 403
  if (!role) return 404
  return !roles || roles.includes(role) ? 'in' : 403
}

/** Status with which a page is read by somebody. */
export function readingStatus(id: string, entry: RouteEntry, actor: Actor): number {
  const guarded = guardOf(entry, actor)
  if (guarded !== 'in') return guarded
  if (id === 'ingresar' && actor.name !== 'visitor') return 302
  return entry.statusOf?.[actor.name] ?? entry.status ?? 200
}

/** The name of somebody who may send a form. */
export function rightfulSender(entry: RouteEntry, { roles, stateRoles, tokenless }: Taking): string {
  if (tokenless) return 'visitor'
  if (entry.access === 'state') return (stateRoles ?? entry.stateRoles ?? STATE_ROLES)[0]!
  return `salud-${(roles ?? entry.roles ?? ROLES)[0]!}`
}
