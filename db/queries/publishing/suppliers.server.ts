import { sql } from 'drizzle-orm'
import type { WorkerTx } from '../../door.server.ts'

export interface SupplierChange {
  id: string
  /** Null: the supplier is only left, and keeps the name it has. */
  name: string | null
  /** The name as names are compared, and the same with its words sorted. */
  normal: string
  nameKey: string
  naturalPerson: boolean
  identifier: string | null
  /** Of its address; null keeps the one that is known. */
  municipality: string | null
  /** Names that these processes write, and categories of what it was awarded in them. */
  names: string[]
  categories: string[]
  /** How many processes that count it has more (or fewer). */
  processes: number
  /** How many entities that awarded it something it has more (or fewer). */
  entities: number
  /** A name or a category is gone from these processes: what is left of both is read from the awards. */
  recount: boolean
}

/** Names of a supplier by which it is found, beside its newest: enough for any real one, so that nobody's row grows without end. */
export const NAMES_KEPT = 12

/** The words by which a supplier with the columns `name`, `names`, `id` and `identifier` is found. */
export const SUPPLIER_VECTOR = sql.raw(
  `setweight(to_tsvector('spanish', search_text(concat_ws(' ', name, nullif(array_to_string(array_remove(names, name), ' '), '')))), 'A') || setweight(to_tsvector('simple', search_text(concat_ws(' ', id, identifier))), 'D')`,
)

/**
 * Moves the suppliers' counts and puts their newest names. Suppliers are shared by all entities: only under the lock of the
 * state's counter row, so that two writers never hold each other's suppliers. Words are made again only for those of whom something
 * new is said.
 */
export async function changeSuppliers(tx: WorkerTx, changes: SupplierChange[], publishedAt: string): Promise<void> {
  const named = changes.filter((change) => change.name !== null)
  if (named.length > 0) {
    await tx.db.execute(sql`
      insert into published_suppliers as p (id, name, normal, name_key, names, natural_person, identifier, categories, municipality, processes, entities,
        tsv, published_at)
      select id, name, normal, "nameKey", names, "naturalPerson", identifier, categories, municipality, processes, entities,
        case when known then tsv else ${SUPPLIER_VECTOR} end, ${publishedAt}::timestamptz
      from (
        select r.id, r.name, r.normal, r."nameKey", r."naturalPerson", r.identifier, r.processes, r.entities, o.tsv,
          o.id is not null and o.name = r.name and o.identifier is not distinct from r.identifier and o.names @> r.names as known,
          case when o.names @> r.names then o.names else first_texts(o.names || r.names, ${NAMES_KEPT}) end as names,
          case when o.categories @> r.categories then o.categories
            else array(select distinct c from unnest(o.categories || r.categories) c order by c) end as categories,
          case when o.file_until is null then coalesce(r.municipality, o.municipality) else o.municipality end as municipality
        from json_to_recordset(${JSON.stringify(named)}::json) as r(id text, name text, normal text, "nameKey" text, "naturalPerson" boolean,
          identifier text, municipality text, names text[], categories text[], processes integer, entities integer)
        left join published_suppliers o on o.id = r.id) said
      on conflict (id) do update set name = excluded.name, normal = excluded.normal, name_key = excluded.name_key, names = excluded.names, natural_person = excluded.natural_person,
        identifier = excluded.identifier, categories = excluded.categories, municipality = excluded.municipality,
        processes = p.processes + excluded.processes, entities = p.entities + excluded.entities, tsv = excluded.tsv,
        published_at = excluded.published_at`)
  }
  const left = changes.filter((change) => change.name === null)
  if (left.length > 0) await leaveSuppliers(tx, left)
  const lost = changes.filter(({ recount }) => recount)
  if (lost.length > 0) await recountSaid(tx, lost)
}

/** Those whom the processes award nothing any more; who is awarded nothing at all and has no file of its own goes away. */
async function leaveSuppliers(tx: WorkerTx, left: readonly SupplierChange[]): Promise<void> {
  const list = JSON.stringify(left)
  await tx.db.execute(sql`
    update published_suppliers p set processes = p.processes + r.processes, entities = p.entities + r.entities
    from json_to_recordset(${list}::json) as r(id text, processes integer, entities integer) where p.id = r.id`)
  await tx.db.execute(sql`
    delete from published_suppliers p using json_to_recordset(${list}::json) as r(id text)
    where p.id = r.id and p.file_until is null and not exists (select from published_awards a where a.supplier_id = p.id)`)
}

/** Names and categories of suppliers as their awards still have them: a name that nobody writes any more is not searched by. */
async function recountSaid(tx: WorkerTx, lost: readonly SupplierChange[]): Promise<void> {
  await tx.db.execute(sql`
    update published_suppliers s set names = said.names, categories = said.categories, tsv = said.tsv from (
      select id, names, categories, ${SUPPLIER_VECTOR} as tsv from (
        select p.id, p.name, p.identifier,
          first_texts(array(select supplier_name from published_awards a where a.supplier_id = p.id
            group by supplier_name order by min(award_date), supplier_name), ${NAMES_KEPT}) as names,
          array(select distinct category from published_awards a where a.supplier_id = p.id and category <> 'unknown' order by 1) as categories
        from published_suppliers p where p.id in (select json_array_elements_text(${JSON.stringify(lost.map(({ id }) => id))}::json))) q) said
    where s.id = said.id`)
}
