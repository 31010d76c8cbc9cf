import { sql } from 'drizzle-orm'
import type { ReaderTx } from '../../door.server.ts'

export interface NearSupplier extends Record<string, unknown> {
  id: string
  name: string
  normal: string
  identifier: string | null
  processes: number
  /** `words`: the same words in any order; `beginning`: one name begins with the other; `likeness`: three letters in a row alike. */
  how: 'words' | 'beginning' | 'likeness'
}

/**
 * Suppliers, persons left out, whose name may be another spelling of a normalised name. Names with the same words or that begin with it
 * come first; likeness (trigrams, at least half alike) is asked only when that finds nothing: it takes a hundred times as long.
 * Two statements at most.
 */
export async function findNearSuppliers(
  tx: ReaderTx,
  wanted: { id: string; normal: string; nameKey: string },
  limit = 20,
): Promise<NearSupplier[]> {
  const { id, normal, nameKey } = wanted
  if (normal === '') return []
  const columns = sql`s.id, s.name, s.normal, s.identifier, s.processes`
  const fit = sql`not s.natural_person and s.id <> ${id}`
  const exact = await tx.db.execute<NearSupplier>(sql`
    (select ${columns}, 'words' as how from published_suppliers s where s.name_key = ${nameKey} and ${fit} order by s.id limit ${limit})
    union all
    (select ${columns}, 'beginning' as how from published_suppliers s
      where s.normal >= ${`${normal} `} and s.normal < ${`${normal}!`} and ${fit} order by s.normal, s.id limit ${limit})`)
  if (exact.length > 0) return exact.slice(0, limit)
  await tx.db.execute(sql`select set_config('pg_trgm.similarity_threshold', '0.5', true)`)
  const alike = await tx.db.execute<NearSupplier>(sql`
    select ${columns}, 'likeness' as how from published_suppliers s
    where s.normal operator(extensions.%) ${normal} and ${fit}
    order by extensions.similarity(s.normal, ${normal}) desc, s.id limit ${limit}`)
  return [...alike]
}

export interface SameWords extends Record<string, unknown> {
  name_key: string
  suppliers: { id: string; name: string; identifier: string | null; processes: number }[]
}

/** Groups of suppliers, persons left out, whose names have the same words and that nobody joined yet, by those words. */
export async function listSameWords(tx: ReaderTx, after: string, limit = 20): Promise<SameWords[]> {
  const rows = await tx.db.execute<SameWords>(sql`
    select g.name_key, (
      select json_agg(json_build_object('id', s.id, 'name', s.name, 'identifier', s.identifier, 'processes', s.processes) order by s.processes desc, s.id)
      from (select * from published_suppliers p where p.name_key = g.name_key and not p.natural_person order by p.id limit 10) s) as suppliers
    from (
      select name_key from published_suppliers s
      where not natural_person and name_key > ${after}
        and not exists (select from published_supplier_identities j where j.supplier_id = s.id)
      group by name_key having count(*) > 1 order by name_key limit ${limit}) g
    order by g.name_key`)
  return [...rows]
}
