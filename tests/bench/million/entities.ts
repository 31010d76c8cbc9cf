import { createHash } from 'node:crypto'
import type { Sql } from 'postgres'
import type { PublishingEntity } from '#db/queries/publishing/entity-lock.server.ts'

/** An invented entity with all that publishing asks about it. */
export type BenchEntity = PublishingEntity & { id: string; rfc: string }

const SPHERES = [
  'EJECUTIVO',
  'EJECUTIVO',
  'MUNICIPAL',
  'MUNICIPAL',
  'MUNICIPAL',
  'ORGANO_AUTONOMO',
  'LEGISLATIVO',
  'JUDICIAL',
]

/** `count` invented entities of an invented state, always the same ones. */
export function benchEntities(count = 128): BenchEntity[] {
  return Array.from({ length: count }, (_, at) => {
    const digest = createHash('sha256').update(`entity ${at}`).digest('hex')
    const number = String(at + 1).padStart(3, '0')
    return {
      id: `${digest.slice(0, 8)}-${digest.slice(8, 12)}-4${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`,
      key: `ENTE${number}`,
      slug: `ente-${number}`,
      name: `Ente ficticio ${number}`,
      sphere: SPHERES[at % SPHERES.length]!,
      rfc: `EFI${String(10 + (at % 80)).padStart(2, '0')}0101${String.fromCharCode(65 + (at % 26))}${number.slice(-2)}`,
      status: 'active',
      separatePublisher: false,
      publishNaturalRfc: false,
      restricted: new Set(),
      timeZone: 'America/Mexico_City',
    }
  })
}

/** Writes the invented state and its entities straight into the tables, published roster included. */
export async function insertEntities(god: Sql, entities: readonly BenchEntity[]): Promise<void> {
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
  for (const { id, slug, key, name, sphere } of entities) {
    await god`insert into entities (id, slug, key, name, short_name, level, sphere, kind, source)
      values (${id}, ${slug}, ${key}, ${name}, ${slug}, 'ESTATAL', ${sphere}, 'dependencia', 'bench')`
    await god`insert into published_entities (entity_id, slug, key, name, short_name, level, sphere, kind, status, tsv)
      values (${id}, ${slug}, ${key}, ${name}, ${slug}, 'ESTATAL', ${sphere}, 'dependencia', 'active', to_tsvector('spanish', search_text(${name})))`
  }
}
