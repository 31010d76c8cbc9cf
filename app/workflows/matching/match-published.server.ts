import { readEnv } from '#app/config/env.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import { pseudonymOf } from '#app/publication/pseudonym.ts'
import { MATCH_LINE } from '#app/suppliers/matching/ask-to-match.server.ts'
import { type MatchTally, matchProcesses } from '#app/suppliers/matching/match-processes.server.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { enqueueJob } from '#db/queries/enqueue-job.server.ts'
import { readRecords } from '#db/queries/publishing/previous-state.server.ts'
import {
  type Candidate,
  findCandidates,
  insertMatchRun,
  readListedRfcs,
  readMatchedProcesses,
  readReservedEntityId,
} from '#db/queries/suppliers/match-candidates.server.ts'
import { suspendListedHolders } from '../suspend-listed-holders.server.ts'

/** Processes judged in one transaction: each is short, and nothing is locked but the rows of their own matches. */
const BATCH = 200
/** Keys asked for at once. */
const KEYS = 5_000

export interface MatchRun {
  /** RFC that lists hold, in any version. */
  listed: number
  /** Processes in which one of them takes part. */
  processes: number
  acts: number
  sanctionedThen: number
  listedLater: number
  cleanThen: number
  changed: number
  notices: number
}

/**
 * Matches everything published, historical processes included, against every list, at the date of each act: all entities, or one. Only
 * processes in which somebody of a list takes part are opened. No table is locked; running it again changes nothing. Keeps the run with its counts
 * when it was whole. Dates are local to the state.
 */
export async function matchPublished(how: {
  door: 'job' | 'cli' | 'demo'
  entityId?: string
  now?: Date
}): Promise<MatchRun> {
  const started = how.now ?? new Date()
  const state = await asPlatform(readReservedEntityId)
  const listed = await asWorker(state, readListedRfcs)
  const standIns = standInsOf(listed)
  const keys = [...listed.map((rfc) => `MX-RFC-${rfc}`), ...standIns.keys()]
  const candidates = await everyCandidate(state, keys, how.entityId ?? null)
  const run: MatchRun = {
    ...{
      listed: listed.length,
      processes: candidates.length,
      acts: 0,
      sanctionedThen: 0,
      listedLater: 0,
      cleanThen: 0,
    },
    ...{ changed: 0, notices: 0 },
  }
  const { timeZone } = portalInfo()
  for (const batch of batchesOf(candidates)) {
    const tally = await asWorker(batch.entityId, async (tx) => {
      const [main, past] = await Promise.all([
        readRecords(tx, 'main', batch.ocids),
        readRecords(tx, 'historical', batch.ocids),
      ])
      const known = new Map([...past, ...main].map(({ ocid, compiled }) => [ocid, JSON.parse(compiled) as JsonObject]))
      const processes = batch.ocids.map((ocid) => ({ ocid, process: known.get(ocid) ?? {} }))
      return matchProcesses(tx, processes, { timeZone, now: started.toISOString(), rfcOfStandIn: standIns })
    })
    addTally(run, tally)
  }
  if (how.entityId === undefined) {
    await asWorker(state, (tx) =>
      insertMatchRun(tx, { door: how.door, startedAt: started.toISOString(), counts: { ...run } }),
    )
  }
  return run
}

/** Stand-ins of the natural persons whom lists name: published processes hold those instead of their RFC. */
function standInsOf(rfcs: readonly string[]): Map<string, string> {
  const secret = readEnv().HMAC_SECRET
  return new Map(rfcs.filter((rfc) => rfc.length === 13).map((rfc) => [pseudonymOf(rfc, secret), rfc]))
}

/** Who is listed and takes part, and who had an outcome before: its sanction may have been cleared. */
async function everyCandidate(state: string, keys: readonly string[], entityId: string | null): Promise<Candidate[]> {
  const found = new Map<string, Candidate>()
  const add = (rows: readonly Candidate[]) => {
    for (const row of rows) if (entityId === null || row.entityId === entityId) found.set(row.ocid, row)
  }
  for (let from = 0; from < keys.length; from += KEYS)
    add(await asWorker(state, (tx) => findCandidates(tx, keys.slice(from, from + KEYS), entityId)))
  add(await asWorker(state, readMatchedProcesses))
  return [...found.values()].sort((a, b) => (a.entityId + a.ocid < b.entityId + b.ocid ? -1 : 1))
}

function* batchesOf(candidates: readonly Candidate[]): Generator<{ entityId: string; ocids: string[] }> {
  let batch: { entityId: string; ocids: string[] } | null = null
  for (const { entityId, ocid } of candidates) {
    if (batch && (batch.entityId !== entityId || batch.ocids.length >= BATCH)) {
      yield batch
      batch = null
    }
    batch ??= { entityId, ocids: [] }
    batch.ocids.push(ocid)
  }
  if (batch) yield batch
}

function addTally(run: MatchRun, { acts, outcomes, changed, notices }: MatchTally): void {
  run.acts += acts
  run.sanctionedThen += outcomes['sanctioned-then'] ?? 0
  run.listedLater += outcomes['listed-later'] ?? 0
  run.cleanThen += outcomes['clean-then'] ?? 0
  run.changed += changed
  run.notices += notices
}

/** Everything is matched at ten in the morning UTC, three or four in Mexico: after what has reached its term went. */
const HOUR = 10

/** The job: of one entity after it published; else everything, which asks for the next night before it begins, so that no night is missed. */
export async function matchAsked(entityId?: string): Promise<void> {
  if (entityId !== undefined) {
    await matchPublished({ door: 'job', entityId })
    return
  }
  await askForTheNight()
  await matchPublished({ door: 'job' })
  await suspendListedHolders()
}

/** Sees that the nightly match is waiting; once is enough, several times do no harm. */
export async function askForTheNight(now = new Date()): Promise<void> {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), HOUR)
  const runAt = new Date(today > now.getTime() ? today : today + 24 * 3600 * 1000)
  await asPlatform((tx) =>
    enqueueJob(tx, 'match-sanctions', {}, { key: 'match-sanctions-nightly', runAt, line: MATCH_LINE }),
  )
}
