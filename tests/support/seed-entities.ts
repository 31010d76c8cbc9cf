import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import { CURRENT_NOTICE } from '#app/texts/privacy/notices.ts'

export interface SeededEntity {
  id: string
  slug: string
  key: string
}

/** A state "demo" (prefix ocds-demo00) and one entity a slug, written straight into the tables, published roster included. */
export async function seedEntities(god: Sql, slugs: string[]): Promise<SeededEntity[]> {
  const settings = {
    slug: 'demo',
    name: 'Estado de prueba',
    timeZone: 'America/Mexico_City',
    ocidPrefix: 'ocds-demo00',
    portalTitle: 'Portal de prueba',
    fictional: true,
  }
  await god`insert into deployment (state_slug, settings) values ('demo', ${god.json(settings)}) on conflict do nothing`
  await god`insert into published_state (state_slug, settings) values ('demo', ${god.json(settings)}) on conflict do nothing`
  const seeded: SeededEntity[] = []
  for (const slug of slugs) {
    const entity = {
      id: randomUUID(),
      slug,
      key: slug
        .replace(/[^a-z0-9]/g, '')
        .toUpperCase()
        .slice(0, 12),
    }
    const name = `Entidad ${slug}`
    await god`insert into entities (id, slug, key, name, short_name, level, sphere, kind, source)
      values (${entity.id}, ${slug}, ${entity.key}, ${name}, ${slug}, 'ESTATAL', 'EJECUTIVO', 'dependencia', 'prueba')`
    await god`insert into published_entities (entity_id, slug, key, name, short_name, level, sphere, kind, status, tsv)
      values (${entity.id}, ${slug}, ${entity.key}, ${name}, ${slug}, 'ESTATAL', 'EJECUTIVO', 'dependencia', 'active', to_tsvector('spanish', search_text(${name})))`
    seeded.push(entity)
  }
  return seeded
}

/** A person with roles in entities who has read the privacy notice; no password (sign-in tests set one). Returns the user's id. */
export async function seedUser(
  god: Sql,
  email: string,
  roles: { entityId: string; role: string }[],
  stateRoles: string[] = [],
): Promise<string> {
  const [user] = await god<
    { id: string }[]
  >`insert into users (email, name, state_roles) values (${email}, ${`Persona ${email}`}, ${stateRoles}) returning id`
  if (!user) throw new Error('no user')
  for (const { entityId, role } of roles)
    await god`insert into memberships (entity_id, user_id, role) values (${entityId}, ${user.id}, ${role})`
  await god`insert into privacy_readings (user_id, version, how) values (${user.id}, ${CURRENT_NOTICE.version}, 'invitation')`
  return user.id
}
