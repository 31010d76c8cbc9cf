import type { StateRole } from '#app/accounts/person.ts'
import type { Role } from '#db/membership.server.ts'

/**
 * One form, or one named button of a form, that a route takes in: the suite finds every form and button on the pages it draws, and one
 * that has no entry here fails.
 */
export interface Taking {
  /** Address it is sent to, when it is not that of the page. */
  path?: string
  /** Roles that get past the guard (any of them); without it everybody whom `access` lets in. */
  roles?: Role[]
  /** Of a route of the state: the roles that get past the guard. */
  stateRoles?: StateRole[]
  /**
   * A form that writes nothing even from who may send it, so that every refusal is told from it by its status. A named button is one of
   * its fields: `{ paso: 'approve' }`.
   */
  fields: Record<string, string>
  /** How that form ends for who may. */
  status: number
  /** The same form with the ids of another entity's things in the body: 404. */
  foreign?: Record<string, string>
  /** Sent as multipart/form-data with these files: name of the field → name and text of the file. */
  files?: Record<string, { name: string; text: string }>
  /**
   * A form that does something, sent once by who may, with fields nobody asked for beside it (entity_id, role, published, …), which must
   * have no effect (docs/security.md F13). Without it the harmless form is sent that way.
   */
  effect?: { path?: string; fields: Record<string, string>; status: number }
  /** It takes no token: whoever sends it has no session (sign-in, invitation, reset). */
  tokenless?: true
}

/** What the suite must know of a route. A route without its entry fails, and so does an entry without its route. */
export interface RouteEntry {
  /**
   * Address to try. {sanction}: a public one; {snapshot}: an import of a list that waits, {settled}: one that counts; {resolution}: a draft of the
   * control body, {resolved}: one that is published. {badge}: folio of an integrity badge, {application}: an application that was sent. {own}: the member's entity; {ocid} {release} {supplier}: published things of it; {draft}: one of its drafts, {review}
   * one in review, {approved} one that waits to be published; {import}: one of its imports; {member}: who audits there, {invitation}: one
   * that is pending.
   */
  path: string
  /** More addresses of the same route on which forms or buttons are drawn that `path` does not show. */
  also?: string[]
  /** public: everybody; person: who is signed in; member: only who works in {own}; state: only who has one of `stateRoles`. */
  access: 'public' | 'person' | 'member' | 'state'
  /** Roles that may read it (any of them); without it every member. */
  roles?: Role[]
  /** Of a route of the state: the roles that may read it. */
  stateRoles?: StateRole[]
  /** Expected status for who may; 200 unless told. */
  status?: number
  /** Where it differs by person (names of two-entities.ts): their status. */
  statusOf?: Record<string, number>
  /** What it takes in: its forms, or `refused` when it only answers that it takes nothing. Without it the route has no action. */
  action?: Taking | Taking[] | 'refused'
  kind?: 'page' | 'data'
}

/** The forms of a route, as a list. */
export const takingsOf = ({ action }: RouteEntry): Taking[] =>
  action === undefined || action === 'refused' ? [] : Array.isArray(action) ? action : [action]

/** What machines read. */
export const data = (path: string, more: Partial<RouteEntry> = {}): RouteEntry => ({
  path,
  access: 'public',
  kind: 'data',
  action: 'refused',
  ...more,
})
/** A page for everybody. */
export const page = (path: string, more: Partial<RouteEntry> = {}): RouteEntry => ({ path, access: 'public', ...more })
/** A page of the desk of the entity. */
export const work = (path: string, more: Partial<RouteEntry> = {}): RouteEntry => ({
  path: `/espacio/{own}${path}`,
  access: 'member',
  ...more,
})
/** A page of one’s own account. */
export const own = (path: string, more: Partial<RouteEntry> = {}): RouteEntry => ({
  path: `/cuenta${path}`,
  access: 'person',
  ...more,
})

/** A page of the desk of operation. */
export const desk = (path: string, more: Partial<RouteEntry> = {}): RouteEntry => ({
  path: `/plataforma${path}`,
  access: 'state',
  stateRoles: ['platform_admin'],
  ...more,
})
/** A page of the coordination. */
export const coordination = (path: string, more: Partial<RouteEntry> = {}): RouteEntry => ({
  path: `/coordinacion${path}`,
  access: 'state',
  stateRoles: ['coordinator'],
  ...more,
})
/** A form of the coordination. */
export const coordinate = (fields: Record<string, string>, more: Partial<Taking> = {}): Taking => ({
  stateRoles: ['coordinator'],
  fields,
  status: 422,
  ...more,
})
/** A page of a company that has signed in: everybody else is led to the way in. */
export const ofSupplier = (path: string, more: Partial<RouteEntry> = {}): RouteEntry => ({
  path: `/proveedores${path}`,
  access: 'public',
  status: 302,
  ...more,
})
/** A form of such a page, sent by nobody. */
export const unsigned = (fields: Record<string, string>): Taking => ({ tokenless: true, fields, status: 302 })

/** A form of the desk of operation, as empty as it gets. */
export const operate = (fields: Record<string, string>, more: Partial<Taking> = {}): Taking => ({
  stateRoles: ['platform_admin'],
  fields,
  status: 422,
  ...more,
})

/** A save of a section of an approved process, which takes none. */
export const closedSection: Taking = {
  path: '/espacio/{own}/procesos/{approved}/licitacion',
  roles: ['capturer'],
  fields: { '@revision': '1', '/tender/title': 'Cambiado' },
  status: 409,
}
/** A button of the review of an approved process. */
export const step = (paso: string, roles: Role[] | undefined, more: Pick<Taking, 'status' | 'effect'>): Taking => ({
  path: '/espacio/{own}/procesos/{approved}/revision',
  ...(roles ? { roles } : {}),
  fields: { paso, revision: '1', comentario: '' },
  ...more,
})

/** What who administers the entity does with its people. */
export const ofAdmins: { roles: Role[] } = { roles: ['entity_admin'] }
/** An id of nothing. */
export const NOTHING = '00000000-0000-4000-8000-000000000000'
export const invitationOf = (acto: string) => ({ acto, invitacion: '{foreignInvitation}' })
