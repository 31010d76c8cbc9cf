import type { Role } from '#db/membership.server.ts'

export type { Role }

/** What a person may be in the whole state. */
export type StateRole = 'coordinator' | 'state_auditor' | 'platform_admin'

/** The session of a request, as far as pages and guards ask. */
export interface OwnSession {
  /** Plain words: "Firefox en Windows". */
  browser: string | null
  /** The second factor that was given in it. */
  factorId: string | null
  /** When the person last gave their password in it. */
  provedAt: Date
  /** When it ends if nothing is asked until then. */
  idleEnd: Date
  /** When it ends whatever is done. */
  absoluteEnd: Date
}

/** Someone who is signed in. */
export interface Person {
  id: string
  email: string
  name: string
  stateRoles: StateRole[]
  /** The second factor was given in this session; false for who has none. */
  hasFactor: boolean
  /** Somebody else took the person's second factor away, and they have not said yet that they read it. */
  factorWasReset: boolean
  session: OwnSession
  /** Goes as hidden field `_token` with each form of this session; readGuardedForm checks it. */
  token: string
}

/** One entity's desk: the entity as its members see it. */
export interface WorkspaceEntity {
  id: string
  slug: string
  /** Key inside ocids. */
  key: string
  name: string
  shortName: string
  /** Sentence that its pages must show (for example "Datos reales importados para prueba"), else null. */
  notice: string | null
  /** The one who captured may not publish. */
  separatePublisher: boolean
  /** Addresses it had before: a bookmark leads to the present one. */
  formerSlugs: string[]
  /** Why nothing is written there now (suspended or closed), as a sentence; null while it works. */
  stopped: string | null
}

/** An entity in which the person works, with what they are there. */
export interface Workspace {
  entity: WorkspaceEntity
  roles: Role[]
}

/** A person at the desk of one entity: what requireMember gives. */
export interface Member {
  person: Person
  entity: WorkspaceEntity
  roles: Role[]
  /** The same as person.token. */
  token: string
  /** All desks of the person, by name, to change from one to another. */
  workspaces: Workspace[]
}
