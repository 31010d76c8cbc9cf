import { sql } from 'drizzle-orm'
import type { CoordinatorTx } from '../../door.server.ts'

/** One decision at a time: what each moves is worked out from what stands. */
export async function lockIdentities(tx: CoordinatorTx): Promise<void> {
  await tx.db.execute(sql`select pg_advisory_xact_lock(hashtext('supplier-identities'))`)
}

export interface SupplierWeight extends Record<string, unknown> {
  id: string
  /** The identity that it belongs to; its own id when it was never joined. */
  identity: string
  name: string
  identifier: string | null
  natural_person: boolean
  normal: string
  name_key: string
  processes: number
  entities: number
  /** Pesos awarded, historical left out, as decimal text. */
  pesos: string
}

/** These suppliers with what hangs on them, in no order; unknown ids are left out. */
export async function weighSuppliers(tx: CoordinatorTx, ids: readonly string[]): Promise<SupplierWeight[]> {
  const rows = await tx.db.execute<SupplierWeight>(sql`
    select s.id, coalesce(i.identity_id, s.id) as identity, s.name, s.identifier, s.natural_person, s.normal, s.name_key, s.processes,
      s.entities, (select coalesce(sum(a.amount), 0)::text from published_awards a
        where a.supplier_id = s.id and not a.historical and a.currency = 'MXN') as pesos
    from published_suppliers s left join published_supplier_identities i on i.supplier_id = s.id
    where s.id in (select json_array_elements_text(${JSON.stringify(ids)}::json))`)
  return [...rows]
}

/** All ids of an identity, its own first. */
export async function listMembers(tx: CoordinatorTx, identity: string): Promise<string[]> {
  const rows = await tx.db.execute<{ id: string }>(
    sql`select supplier_id as id from published_supplier_identities where identity_id = ${identity} order by 1`,
  )
  return [identity, ...rows.map(({ id }) => id)]
}

/** Leads these ids to an identity; an id that is the identity itself stands alone again. */
export async function leadTo(tx: CoordinatorTx, ids: readonly string[], identity: string): Promise<void> {
  const list = JSON.stringify(ids)
  await tx.db.execute(sql`
    delete from published_supplier_identities where supplier_id in (select json_array_elements_text(${list}::json))`)
  await tx.db.execute(sql`
    insert into published_supplier_identities (supplier_id, identity_id)
    select id, ${identity} from json_array_elements_text(${list}::json) id where id <> ${identity}`)
}

export interface NewDecision {
  kind: 'merge' | 'split'
  supplierId: string
  identityId: string
  moved: string[]
  reason: string
  decidedBy: string
}

/** Writes a decision down; gives its id. */
export async function insertDecision(tx: CoordinatorTx, decision: NewDecision): Promise<string> {
  const { kind, supplierId, identityId, moved, reason, decidedBy } = decision
  const rows = await tx.db.execute<{ id: string }>(sql`
    insert into supplier_decisions (kind, supplier_id, identity_id, moved, reason, decided_by)
    values (${kind}, ${supplierId}, ${identityId}, array(select json_array_elements_text(${JSON.stringify(moved)}::json)), ${reason}, ${decidedBy})
    returning id`)
  return rows[0]!.id
}

export interface DecisionRow extends Record<string, unknown> {
  id: string
  kind: 'merge' | 'split'
  supplier_id: string
  identity_id: string
  moved: string[]
  reason: string
  decided_by_name: string
  decided_at: string
  undone_at: string | null
  undo_reason: string | null
}

/** The newest decisions, at most `limit`; with `id`, that one alone. */
export async function listDecisions(
  tx: CoordinatorTx,
  { id, limit = 50 }: { id?: string; limit?: number },
): Promise<DecisionRow[]> {
  const rows = await tx.db.execute<DecisionRow>(sql`
    select d.id, d.kind, d.supplier_id, d.identity_id, d.moved, d.reason, u.name as decided_by_name, d.decided_at::text as decided_at,
      d.undone_at::text as undone_at, d.undo_reason
    from supplier_decisions d join users u on u.id = d.decided_by
    where ${id === undefined ? sql`true` : sql`d.id = ${id}`} order by d.decided_at desc, d.id limit ${limit}`)
  return [...rows]
}

/** Marks a decision undone; false when it was undone before. */
export async function markUndone(
  tx: CoordinatorTx,
  id: string,
  by: { userId: string; reason: string },
): Promise<boolean> {
  const rows = await tx.db.execute(sql`
    update supplier_decisions set undone_by = ${by.userId}, undone_at = now(), undo_reason = ${by.reason}
    where id = ${id} and undone_at is null returning id`)
  return rows.length > 0
}
