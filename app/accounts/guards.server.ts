import { redirect } from '@remix-run/node'
import { noteForeignDesk, noteLackingRole } from '#app/audit/note-refusal.server.ts'
import { notFound, refusalAsPage } from '#app/lib/http-errors.server.ts'
import { accountPaths, paths, workspacePaths } from '#app/lib/paths.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { roleList } from '#app/texts/role-list.ts'
import type { Member, Person, Role, StateRole, Workspace, WorkspaceEntity } from './person.ts'
import { returnAddress } from './safe-return-path.ts'
import { needsFactor } from './second-factor/factor-roles.ts'
import { findPerson } from './sessions.server.ts'
import { listWorkspaces } from './workspaces.server.ts'

const NEVER_KEPT = { headers: { 'Cache-Control': 'no-store' } }

/**
 * First line of what a person may do before the second factor that their role demands is set up: setting it up, and nothing that
 * belongs to an entity. Returns the person; otherwise throws the way (302) to /ingresar, which comes back here afterwards and
 * says so when a form was sent in vain.
 */
export async function requireAccount(request: Request): Promise<Person> {
  const person = await findPerson(request)
  if (person) return person
  const lost = !isReading(request)
  throw redirect(paths.signIn(returnAddress(request), { lost }), NEVER_KEPT)
}

/** Throws the way to the page of the second factor when it is owed, or when it was taken away and the person has not read so. */
function requireFactor(request: Request, person: Person, workspaces: readonly Workspace[]): void {
  const inEntities = workspaces.flatMap(({ roles }) => roles)
  const owed = !person.hasFactor && needsFactor({ inEntities, inState: person.stateRoles })
  if (owed || person.factorWasReset) throw redirect(accountPaths.factor(returnAddress(request)), NEVER_KEPT)
}

/** First line of a loader or action that needs somebody signed in. As requireAccount, and the second factor is given where a role demands it. */
export async function requirePerson(request: Request): Promise<Person> {
  const person = await requireAccount(request)
  // Who has given the factor owes nothing, whatever their roles: one question less to the database.
  requireFactor(request, person, person.hasFactor ? [] : await listWorkspaces(person.id))
  return person
}

/**
 * First line of each loader and action of the desks of the whole state. In: the request and which state roles may (any of them is
 * enough). Returns the person; throws as requirePerson, and 403 with a sentence when the person lacks the role.
 */
export async function requireStateRole(request: Request, options: { anyOf: readonly StateRole[] }): Promise<Person> {
  const person = await requirePerson(request)
  if (person.stateRoles.some((role) => options.anyOf.includes(role))) return person
  const sentence = `Esto lo hace quien tiene el papel de ${roleList(options.anyOf)}, y usted no lo tiene. Si le corresponde, pida el permiso a quien opera el portal.`
  throw refusalAsPage(new Refusal('lacks-role', 403, sentence))
}

/**
 * First line of each loader and action under /espacio/:slug. In: the request, the entity's slug as in the address, and, when not
 * every role may, which ones may (any of them is enough). Out: person, entity, roles there, form token, all desks.
 * Throws the way to /ingresar when nobody is signed in; 404 for an unknown entity and for another's alike; 403 with a sentence
 * that names who does it when the person works there without the role; 409 with the reason for whatever is sent to an entity that
 * is suspended or closed (its pages are read); 301 from a former address.
 */
export async function requireMember(
  request: Request,
  slug: string | undefined,
  options: { anyOf?: readonly Role[] } = {},
): Promise<Member> {
  const person = await requireAccount(request)
  const workspaces = await listWorkspaces(person.id)
  requireFactor(request, person, workspaces)
  const here = workspaces.find((workspace) => workspace.entity.slug === slug)
  if (!here) {
    leaveFormerAddress(request, slug, workspaces)
    await noteForeignDesk(person.id, slug)
    return notFound()
  }
  await requireRole(person.id, here, options.anyOf)
  if (here.entity.stopped !== null && !isReading(request))
    throw refusalAsPage(new Refusal('entity-stopped', 409, here.entity.stopped))
  return { person, entity: here.entity, roles: here.roles, token: person.token, workspaces }
}

const isReading = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD'

/** Throws the way from an address that one of the person's entities had to the one it has; returns when it is none. */
function leaveFormerAddress(request: Request, slug: string | undefined, workspaces: readonly Workspace[]): void {
  const moved = workspaces.find(({ entity }) => slug !== undefined && entity.formerSlugs.includes(slug))
  if (!moved || slug === undefined || !isReading(request)) return
  const address = returnAddress(request).replace(workspacePaths.home(slug), workspacePaths.home(moved.entity.slug))
  throw redirect(address, { status: 301, ...NEVER_KEPT })
}

async function requireRole(
  personId: string,
  { roles, entity }: { roles: Role[]; entity: WorkspaceEntity },
  anyOf: readonly Role[] | undefined,
): Promise<void> {
  if (!anyOf || roles.some((role) => anyOf.includes(role))) return
  await noteLackingRole(personId, entity.id, { roles, needed: [...anyOf] })
  const sentence = `En ${entity.shortName} esto lo hace quien tiene el papel de ${roleList(anyOf)}. Usted tiene el de ${roleList(roles, 'y')}. Si le corresponde, pida el permiso a quien administra el ente.`
  throw refusalAsPage(new Refusal('lacks-role', 403, sentence))
}
