import { pruneEmptied } from '#app/ocds/merge.ts'
import type { AwardRow } from '#db/queries/publishing/awards.server.ts'
import type { PublishingEntity } from '#db/queries/publishing/entity-lock.server.ts'
import type { ParticipantRow } from '#db/queries/publishing/participants.server.ts'
import type { SearchRow } from '#db/queries/publishing/search-rows.server.ts'
import type { CompiledProcess } from '../link-releases.ts'
import { awardRows, type ProcessSupplier, suppliersOf } from './award-rows.ts'
import { participantRows } from './participant-rows.ts'
import { searchRow } from './search-row.ts'

/** What the public tables say of processes, from their compiled releases alone. */
export interface Catalog {
  rows: SearchRow[]
  awards: AwardRow[]
  /** Everybody who was awarded something, by id. */
  suppliers: Map<string, ProcessSupplier>
  /** Who took part beside them. */
  participants: ParticipantRow[]
}

/** The rows for search, awards and suppliers of processes of one entity: a pure function of the records, of who published, and of today. */
export function catalogOf(
  publisher: Pick<PublishingEntity, 'sphere' | 'name'>,
  processes: readonly CompiledProcess[],
  historical: boolean,
  now: Date,
): Catalog {
  const catalog: Catalog = { rows: [], awards: [], suppliers: new Map(), participants: [] }
  const { sphere, name: entityName } = publisher
  for (const { ocid, compiled, releaseCount } of processes) {
    const content = pruneEmptied(compiled)
    const suppliers = suppliersOf(content)
    const row = searchRow({ ocid, compiled: content, suppliers, historical, sphere, entityName, releaseCount, now })
    catalog.rows.push(row)
    for (const award of awardRows(content, suppliers))
      catalog.awards.push({ ...award, ocid, method: row.method, category: row.category, historical })
    for (const [id, supplier] of suppliers) catalog.suppliers.set(id, supplier)
    catalog.participants.push(...participantRows(ocid, content, suppliers))
  }
  return catalog
}
