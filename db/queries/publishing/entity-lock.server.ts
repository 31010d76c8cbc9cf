import { sql } from 'drizzle-orm'
import type { WorkerTx } from '../../door.server.ts'

/**
 * Waits until no other transaction publishes for this entity, and keeps others out until commit. The first statement of every
 * publication: positions, chain and audit of the entity are then nobody else's.
 */
export async function lockEntity(tx: WorkerTx): Promise<void> {
  await tx.db.execute(sql`select pg_advisory_xact_lock(1, hashtext(${tx.entityId}))`)
}

/**
 * Claims ocids for the entity at hand and returns those that another entity has, in which case nothing may be published.
 * Sorted, so that two entities that claim the same ocids at once do not wait for each other in a circle.
 */
export async function claimOcids(tx: WorkerTx, ocids: string[]): Promise<string[]> {
  const list = JSON.stringify([...new Set(ocids)].sort())
  const claim = tx.db.execute(sql`
    insert into published_ocids (ocid, entity_id)
    select ocid, ${tx.entityId} from json_array_elements_text(${list}::json) as ocid order by ocid
    on conflict (ocid) do nothing`)
  // A statement of its own: it sees a claim that the one before waited for.
  const look = tx.db.execute<{ ocid: string }>(sql`
    select ocid from published_ocids
    where ocid in (select json_array_elements_text(${list}::json)) and entity_id <> ${tx.entityId} order by ocid`)
  const [, taken] = await Promise.all([claim, look])
  return taken.map((row) => row.ocid)
}

export interface PublishingEntity {
  key: string
  slug: string
  name: string
  sphere: string
  status: string
  separatePublisher: boolean
  /** True where the entity has stated on which legal basis it publishes the RFC of natural persons. */
  publishNaturalRfc: boolean
  /** Keys of persons that are not shown whatever that basis, as `kind:digest`. */
  restricted: ReadonlySet<string>
  /** IANA zone in which releases are dated. */
  timeZone: string
}

/** What publishing must know of the entity at hand; null when it does not exist. */
export async function readPublishingEntity(tx: WorkerTx): Promise<PublishingEntity | null> {
  type Row = { [Name in Exclude<keyof PublishingEntity, 'restricted'>]: PublishingEntity[Name] } & {
    restricted: string[]
  }
  const rows = await tx.db.execute<Row>(sql`
    select e.key, e.slug, e.name, e.sphere, e.status, e.separate_publisher as "separatePublisher",
      e.natural_rfc_legal_basis is not null as "publishNaturalRfc",
      coalesce(s.settings ->> 'timeZone', 'America/Mexico_City') as "timeZone",
      array(select kind || ':' || digest from person_restrictions where lifted_at is null) as restricted
    from entities e left join published_state s on true where e.id = ${tx.entityId}`)
  const [row] = rows
  return row ? { ...row, restricted: new Set(row.restricted) } : null
}
