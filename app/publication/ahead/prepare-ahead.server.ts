import { setImmediate as breathe } from 'node:timers/promises'
import type { PublishingEntity } from '#db/queries/publishing/entity-lock.server.ts'
import { type Catalog, catalogOf } from '../catalog-rows/catalog-of.ts'
import { type CompiledProcess, type RecordText, recordTexts } from '../link-releases.ts'
import { type PreparedRelease, prepareReleases } from '../prepare-releases.server.ts'
import { ProcessHistory } from '../process-history.ts'
import type { ReleaseToPublish, WholeProcess } from '../publication.ts'

/** What an entity's settings decide of how its releases read. */
type Rule = Pick<PublishingEntity, 'timeZone' | 'publishNaturalRfc' | 'restricted' | 'sphere' | 'name'>

/** All that publishing works out of imported releases of processes of which nothing is public yet, and for what it holds. */
export interface PreparedAhead {
  rule: Rule
  publications: readonly ReleaseToPublish[]
  histories: Map<string, ProcessHistory>
  releases: PreparedRelease[]
  processes: CompiledProcess[]
  texts: RecordText[]
  catalog: Catalog
}

/**
 * Works out before the entity is locked what its releases become, as if nothing of their processes were public: masked, canonical,
 * merged, with their rows for search. It takes two thirds of the time of publishing an import, and with it nobody waits for that. Lets others
 * work after each process. Null when there is nothing to gain: releases of a process that do not stand together, or that are refused
 * (publishing then refuses them itself). `isPreparedFor` says whether it still holds.
 */
export async function prepareAhead(
  rule: Rule,
  publications: readonly ReleaseToPublish[],
  whole: ReadonlyMap<string, WholeProcess> = new Map(),
): Promise<PreparedAhead | null> {
  const ahead: PreparedAhead = {
    ...{ rule, publications, histories: new Map(), releases: [], processes: [], texts: [] },
    catalog: { rows: [], awards: [], suppliers: new Map(), participants: [] },
  }
  for (let from = 0; from < publications.length; ) {
    const { ocid } = publications[from]!.release
    let to = from + 1
    while (publications[to]?.release.ocid === ocid) to += 1
    if (ahead.histories.has(ocid)) return null
    try {
      addProcess(ahead, ocid, publications.slice(from, to), whole.get(ocid))
    } catch {
      return null
    }
    from = to
    await breathe()
  }
  return ahead
}

function addProcess(
  ahead: PreparedAhead,
  ocid: string,
  publications: ReleaseToPublish[],
  whole: WholeProcess | undefined,
): void {
  const history = new ProcessHistory(ocid, null, 0)
  ahead.histories.set(ocid, history)
  // Of its own: who is a person is noted in it, and that may be otherwise once something is public.
  const apart = new Map(whole ? [[ocid, { releases: whole.releases }]] : [])
  ahead.releases.push(...prepareReleases(ahead.rule, ahead.histories, publications, apart).releases)
  const process = { ocid, compiled: history.compiled!, releaseCount: history.releaseCount }
  const { rows, awards, suppliers, participants } = catalogOf(ahead.rule, [process], false, new Date())
  ahead.processes.push(process)
  ahead.texts.push(...recordTexts([process]))
  ahead.catalog.rows.push(...rows)
  ahead.catalog.awards.push(...awards)
  ahead.catalog.participants.push(...participants)
  for (const [id, supplier] of suppliers) ahead.catalog.suppliers.set(id, supplier)
}

/** Whether what was worked out ahead is what publishing would work out now, under the lock: the same releases and settings, and still nothing public. */
export function isPreparedFor(
  ahead: PreparedAhead,
  rule: Rule,
  publications: readonly object[],
  histories: ReadonlyMap<string, ProcessHistory>,
): boolean {
  const { timeZone, publishNaturalRfc, restricted, sphere, name } = ahead.rule
  if (timeZone !== rule.timeZone || publishNaturalRfc !== rule.publishNaturalRfc) return false
  if (restricted.size !== rule.restricted.size || [...restricted].some((key) => !rule.restricted.has(key))) return false
  if (sphere !== rule.sphere || name !== rule.name || publications.length !== ahead.publications.length) return false
  const same = (one: object, at: number) => 'release' in one && one.release === ahead.publications[at]?.release
  if (!publications.every(same)) return false
  return [...histories.values()].every(({ isNew, releaseIds }) => isNew && releaseIds.size === 0)
}
