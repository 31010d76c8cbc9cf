import type { Sql } from 'postgres'
import { endSession, readSessionId } from '#app/accounts/lucia.server.ts'
import type { StateRole } from '#app/accounts/person.ts'
import { beginPublishing } from '#app/publication/begin-publishing.server.ts'
import { publishReleases } from '#app/publication/publish-releases.server.ts'
import { grantBadge } from '#app/suppliers/integrity/badges/record-act.server.ts'
import { ELEMENT_CODES } from '#app/suppliers/integrity/domain/elements.ts'
import { today } from '#app/suppliers/integrity/today.server.ts'
import { asCoordinator } from '#db/as-coordinator.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import type { Role } from '#db/membership.server.ts'
import { getPage } from '#tests/support/page-requests.ts'
import { type PortalUnderTest, startPortalUnderTest } from '#tests/support/portal-under-test.ts'
import { sampleDocument, sampleOcid } from '#tests/support/sample-documents.ts'
import { plantLists, plantResolutions } from '#tests/support/sanctions/plant-sanctions.ts'
import { type SeededEntity, seedEntities, seedUser } from '#tests/support/seed-entities.ts'
import { signedIn, signedInWithoutFactor } from '#tests/support/signed-in.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

export const ROLES: Role[] = ['capturer', 'reviewer', 'publisher', 'entity_admin', 'internal_control']
export const STATE_ROLES: StateRole[] = ['coordinator', 'state_auditor', 'platform_admin']

/** Words that are in drafts and in their comments, and nowhere else: whoever reads one outside has found a leak. */
export const CANARIES = {
  salud: ['xoconavesalud', 'xococomentariosalud'],
  obras: ['xoconaveobras', 'xococomentarioobras'],
} as const

/** Somebody at a browser: cookie and form token of a live session, or neither. */
export interface Account {
  name: string
  cookie: string
  token: string
  /** Token of a session of theirs that has ended. */
  oldToken: string
}

export interface TwoEntities {
  database: TestDatabase
  portal: PortalUnderTest
  salud: SeededEntity
  obras: SeededEntity
  /**
   * `salud-<role>` and `obras-<role>`, `obras-todo` (each role of obras), `ambos` (captures in salud, publishes in obras), the state roles
   * by their code, `sin-factor` (publishes in salud and has all state roles, and no second factor), `visitor`.
   */
  people: Record<string, Account>
  /** Values of the placeholders of the route list when {own} is salud. */
  own: Record<string, string>
  /** The same names for the things of obras. */
  foreign: Record<string, string>
  close(): Promise<void>
}

/**
 * The real portal on a fresh database: two entities with the same things each (a published process, an open draft with canaries, an
 * approved one), a person for each role of the first, one for all roles of the second, one in both, and the three state roles.
 */
export async function openTwoEntities(): Promise<TwoEntities> {
  const database = await openTestDatabase()
  const [salud, obras] = (await seedEntities(database.god, ['salud', 'obras'])) as [SeededEntity, SeededEntity]
  const ids = await seedPeople(database.god, salud, obras)
  const [own, foreign] = [
    await seedThings(database.god, salud, 'salud', ids['salud-capturer']!),
    await seedThings(database.god, obras, 'obras', ids['obras-todo']!),
  ]
  own.foreignOcid = foreign.ocid!
  own.member = ids['salud-internal_control']!
  foreign.member = ids['obras-internal_control']!
  own.invitation = await seedInvitation(database.god, salud)
  foreign.invitation = await seedInvitation(database.god, obras)
  own.foreignInvitation = foreign.invitation
  foreign.badge = own.badge = await seedBadge(ids.coordinator!)
  foreign.application = own.application = await seedApplication(database.god)
  Object.assign(own, await plantLists(), await plantResolutions(ids['salud-internal_control']!, salud.id))
  Object.assign(foreign, { settled: own.settled!, snapshot: own.snapshot! })
  Object.assign(foreign, await plantResolutions(ids['obras-internal_control']!, obras.id))
  const people: Record<string, Account> = {
    visitor: { name: 'visitor', cookie: '', token: '', oldToken: '' },
  }
  for (const [name, id] of Object.entries(ids)) people[name] = await enter(name, id)
  const bare = await seedUser(
    database.god,
    'sin-factor@prueba.invalid',
    [{ entityId: salud.id, role: 'publisher' }],
    [...STATE_ROLES],
  )
  people['sin-factor'] = { name: 'sin-factor', ...(await signedInWithoutFactor(bare)), oldToken: '' }
  const portal = await startPortalUnderTest()
  const close = async () => {
    await portal.close()
    await database.close()
  }
  return { database, portal, salud, obras, people, own, foreign, close }
}

async function seedPeople(god: Sql, salud: SeededEntity, obras: SeededEntity): Promise<Record<string, string>> {
  const ids: Record<string, string> = {}
  const add = async (name: string, roles: { entityId: string; role: string }[], state: string[] = []) => {
    ids[name] = await seedUser(god, `${name}@prueba.invalid`, roles, state)
  }
  for (const role of ROLES) {
    await add(`salud-${role}`, [{ entityId: salud.id, role }])
    await add(`obras-${role}`, [{ entityId: obras.id, role }])
  }
  await add(
    'obras-todo',
    ROLES.map((role) => ({ entityId: obras.id, role })),
  )
  await add('ambos', [
    { entityId: salud.id, role: 'capturer' },
    { entityId: obras.id, role: 'publisher' },
  ])
  for (const role of STATE_ROLES) await add(role, [], [role])
  return ids
}

/** A new session of a person, second factor given, after one that has ended. */
export async function enter(name: string, userId: string): Promise<Account> {
  const ended = await signedIn(userId)
  await endSession(readSessionId(getPage('/', ended.cookie)) ?? '')
  return { name, ...(await signedIn(userId)), oldToken: ended.token }
}

async function seedInvitation(god: Sql, { id }: SeededEntity): Promise<string> {
  const [row] = await god<{ id: string }[]>`
    insert into invitations (entity_id, email, name, roles, expires_at)
    values (${id}, 'invitada@prueba.example', 'Invitada', array['capturer'], now() + interval '1 day') returning id`
  return row!.id
}

/** An application that was sent, with a word that nobody but the coordination reads. */
async function seedApplication(god: Sql): Promise<string> {
  const [account] = await god<{ id: string }[]>`
    insert into supplier_accounts (email, rfc, supplier_id, name, confirmed_at)
    values ('empresa@prueba.example', 'OBR010101AAA', ${SUPPLIER.obras}, 'Obras de Prueba', now()) returning id`
  const [application] = await god<{ id: string }[]>`
    insert into integrity_applications (folio, account_id, kind, supplier_id, rfc, name, state, elements_from, sent_at)
    values ('SI-2026-00000000', ${account!.id}, 'new', ${SUPPLIER.obras}, 'OBR010101AAA', 'Obras de Prueba', 'sent', '2017-07-19', now())
    returning id`
  await god`insert into integrity_answers (application_id, element, level, answer) values (${application!.id}, 'training', 2, 'xocorespuesta')`
  return application!.id
}

/** A badge of the supplier of salud, given by the coordination. */
const seedBadge = (coordinatorId: string): Promise<string> =>
  asCoordinator(coordinatorId, (tx) =>
    grantBadge(
      tx,
      {
        ...{ supplierId: SUPPLIER.salud, rfc: 'SAL010101AAA', name: 'Proveedora de Salud, S.A. de C.V.' },
        ...{ elements: [...ELEMENT_CODES], law: 'Ley de prueba' },
      },
      today(),
      { actorId: coordinatorId, applicationId: null },
    ),
  )

const SUPPLIER = { salud: 'MX-RFC-SAL010101AAA', obras: 'MX-RFC-OBR010101AAA' } as const

async function seedThings(
  god: Sql,
  entity: SeededEntity,
  name: keyof typeof CANARIES,
  userId: string,
): Promise<Record<string, string>> {
  const ocid = sampleOcid(entity, 1)
  const document = sampleDocument(entity, 1, { title: `Compra pública de ${name}`, suppliers: [SUPPLIER[name]] })
  const { published } = await asWorker(entity.id, async (tx) =>
    publishReleases(tx, await beginPublishing(tx), {
      publications: [{ ocid, document }],
      actorId: null,
      door: 'test',
    }),
  )
  const [word, comment] = CANARIES[name]
  const draft = async (number: number, state: string) => {
    const text = sampleDocument(entity, number, { title: `Compra ${word}`, items: [`Papel ${word}`] })
    const [row] = await god<{ id: string }[]>`
      insert into drafts (entity_id, ocid, document, state, title, method, captured_by, created_by, updated_by)
      values (${entity.id}, ${sampleOcid(entity, number)}, ${god.json(text as never)}, ${state}, ${`Compra ${word}`}, 'direct',
        ${[userId]}, ${userId}, ${userId}) returning id`
    await god`insert into draft_events (entity_id, draft_id, kind, body, revision, actor_id)
      values (${entity.id}, ${row!.id}, 'comment', ${comment}, 1, ${userId})`
    return row!.id
  }
  const [imported] = await god<{ id: string }[]>`
    insert into imports (entity_id, actor, actor_id, state, sources, finding_count, finished_at)
    values (${entity.id}, 'screen', ${userId}, 'done', ${god.json([{ name: `${word}.json`, bytes: 1, stored: 'x' }])}, 1, now()) returning id`
  await god`insert into import_findings (entity_id, import_id, position, severity, file, path, message)
    values (${entity.id}, ${imported!.id}, 1, 'error', ${`${word}.json`}, '', ${`Hallazgo ${word}.`})`
  return {
    own: entity.slug,
    import: imported!.id,
    ocid,
    release: published[0]?.releaseId ?? '',
    supplier: SUPPLIER[name],
    draft: await draft(2, 'draft'),
    approved: await draft(3, 'approved'),
    review: await draft(4, 'in_review'),
    draftOcid: sampleOcid(entity, 2),
  }
}

/** Fills the placeholders of a text of the route list. */
export const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`nothing for {${name}}`)
    return value
  })

/** Fills the placeholders of the fields of a form. */
export const fillAll = (fields: Record<string, string>, values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, fill(text, values)]))

/** One digest a table over all rows but the audit log's (a refusal is an entry there): two are equal when nothing was written between them. */
export async function digestTables(god: Sql): Promise<Record<string, string>> {
  const tables = await god<{ name: string }[]>`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and c.relname not in ('audit_events', 'audit_heads') order by 1`
  const each = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || ':' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from "${name}" t`,
  )
  const rows = await god.unsafe<{ name: string; digest: string }[]>(each.join(' union all '))
  const digests = Object.fromEntries(rows.map(({ name, digest }) => [name, digest]))
  return digests
}

/** The log of acts, into which refusals are written: what it may gain is looked at apart (docs/security.md H1). */
const LOGGED = ['audit_events', 'audit_heads']

/** The same digests without the log of acts. */
export async function digestKept(god: Sql): Promise<Record<string, string>> {
  const digests = await digestTables(god)
  for (const name of LOGGED) delete digests[name]
  return digests
}

/** The verbs that the log of acts holds, in order of first appearance. */
export async function loggedActions(god: Sql): Promise<string[]> {
  const rows = await god<{ action: string }[]>`select action from audit_events group by action order by min(at)`
  return rows.map(({ action }) => action)
}
