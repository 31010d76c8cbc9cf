import { appendAudit } from '#app/audit/append-audit.server.ts'
import { canonicalText } from '#app/ocds/canonical.ts'
import type { Finding } from '#app/ocds/findings.ts'
import { mergeReleases } from '#app/ocds/merge.ts'
import { type Persons, personsOf } from '#app/ocds/private-data.ts'
import { asText, type Json, type JsonObject } from '#app/ocds/types.ts'
import type { WorkerTx } from '#db/door.server.ts'
import { claimOcids } from '#db/queries/publishing/entity-lock.server.ts'
import { appendHistorical, writeHistoricalRecords } from '#db/queries/publishing/historical.server.ts'
import { moveEntityPosition, readEntityPosition, takePositions } from '#db/queries/publishing/positions.server.ts'
import { readBodies, readRecords, readReleaseIds } from '#db/queries/publishing/previous-state.server.ts'
import { findWithdrawn } from '#db/queries/publishing/withdrawals.server.ts'
import type { Publisher } from './begin-publishing.server.ts'
import { prepareCatalog, writeCatalog } from './catalog-rows/write-catalog.server.ts'
import { sha256 } from './chain-link.ts'
import { instantOf } from './instants.ts'
import { personsIn } from './persons/persons-in.ts'
import { publicFindings, publicRelease, type ReleaseRule } from './public-release.server.ts'
import type { WholeProcess } from './publication.ts'
import { ocidTaken, processWithdrawn, releaseIdTaken } from './refusals.ts'

export interface HistoricalRelease {
  /** As in the release, or made for it where it has none that can be used. */
  ocid: string
  releaseId: string
  release: JsonObject
  findings: Finding[]
}

export interface HistoricalOutcome {
  published: {
    ocid: string
    releaseId: string
    position: number
    statePosition: number
    publishedAt: string
    masked: string[]
  }[]
}

/**
 * Publishes imported past releases that fail the gate, in the historical feed with counters of its own: the main
 * feeds, the manifest and totals never see them. Processes that are not in the main feeds become (or stay) historical: their rows
 * for search are marked and built from all their releases. Throws Refusal `ocid-taken`, `release-id-taken` (409).
 */
export async function publishHistorical(
  tx: WorkerTx,
  publisher: Publisher,
  input: { releases: HistoricalRelease[]; actorId: string | null; door: string; whole?: Whole },
): Promise<HistoricalOutcome> {
  if (input.releases.length === 0) return { published: [] }
  const ocids = [...new Set(input.releases.map(({ ocid }) => ocid))]
  const [[taken], [withdrawn]] = await Promise.all([claimOcids(tx, ocids), findWithdrawn(tx, ocids)])
  if (taken !== undefined) throw ocidTaken(taken)
  if (withdrawn !== undefined) throw processWithdrawn(withdrawn)
  await refuseKnownIds(tx, ocids, input.releases)

  const known = await readKnown(tx, ocids)
  const persons = personsByProcess(known, input.releases, input.whole)
  const { position } = await readEntityPosition(tx, 'historical')
  const rows = historicalRows(input.releases, publisher, position, persons)
  const { processes, isNew } = compileAll(known, ocids, rows)
  const catalog = await prepareCatalog(tx, publisher, processes, true)
  const { actorId, door } = input
  const entries = rows.map(({ ocid, releaseId, position, sha256 }) => {
    const detail: Record<string, Json> = { releaseId, position, sha256 }
    return { actorId, door, action: 'publish-historical', subject: ocid, detail }
  })
  await appendAudit(tx, tx.entityId, entries)

  const step = { releases: rows.length, records: isNew, head: '0'.repeat(64) }
  const { first, publishedAt } = await takePositions(tx, 'historical', step)
  const placed = rows.map(({ document: _apart, ...row }, at) => ({ ...row, statePosition: first + at }))
  const records = processes.map(({ ocid, compiled, releaseCount }) => {
    return { ocid, compiled: canonicalText(compiled), releaseCount }
  })
  await Promise.all([
    moveEntityPosition(tx, 'historical', step, publishedAt),
    appendHistorical(
      tx,
      placed.map(({ masked: _apart, ...row }) => row),
      publishedAt,
    ),
    writeHistoricalRecords(tx, records, publishedAt),
    writeCatalog(tx, catalog, publishedAt),
  ])
  const published = placed.map(({ ocid, releaseId, position, statePosition, masked }) => {
    return { ocid, releaseId, position, statePosition, publishedAt, masked }
  })
  return { published }
}

/**
 * Historical releases as rows of the feed of an entity that stands at position `after`, with the document that is public. `persons`:
 * who is a natural person in each process; by these releases alone when it is not given.
 */
export function historicalRows(
  releases: readonly HistoricalRelease[],
  rule: ReleaseRule,
  after: number,
  persons: Map<string, Persons> = personsByProcess(NOTHING, releases),
) {
  return releases.map(({ ocid, releaseId, release, findings }, at) => {
    const known = persons.get(ocid) ?? personsOf([release])
    const { document, masked } = publicRelease(release, rule, known)
    const body = canonicalText(document)
    const tags = Array.isArray(document.tag) ? document.tag.map(asText) : []
    return {
      ...{ ocid, releaseId, tags, body, masked, document, sha256: sha256(body), position: after + at + 1 },
      releaseDate: instantOf(document.date),
      findings: publicFindings(findings, rule, known).map((finding) => ({ ...finding })),
    }
  })
}

async function refuseKnownIds(tx: WorkerTx, ocids: string[], releases: HistoricalRelease[]): Promise<void> {
  const known = new Set((await readReleaseIds(tx, ocids)).map(({ ocid, releaseId }) => `${ocid}\n${releaseId}`))
  for (const { ocid, releaseId } of releases) {
    const key = `${ocid}\n${releaseId}`
    if (known.has(key)) throw releaseIdTaken(ocid, releaseId)
    known.add(key)
  }
}

/** What is public of the processes: the record in the main feeds, and the historical releases. */
interface Known {
  main: Map<string, JsonObject>
  historical: { ocid: string; release: JsonObject }[]
}

const NOTHING: Known = { main: new Map(), historical: [] }

async function readKnown(tx: WorkerTx, ocids: string[]): Promise<Known> {
  const [records, bodies] = await Promise.all([readRecords(tx, 'main', ocids), readBodies(tx, 'historical', ocids)])
  const parse = (text: string) => JSON.parse(text) as JsonObject
  return {
    main: new Map(records.map(({ ocid, compiled }) => [ocid, parse(compiled)])),
    historical: bodies.map(({ ocid, body }) => ({ ocid, release: parse(body) })),
  }
}

type Whole = ReadonlyMap<string, WholeProcess>

/** Who is a natural person in each process, by what is public of it and by all that comes. */
function personsByProcess(
  { main, historical }: Known,
  releases: readonly HistoricalRelease[],
  whole: Whole = new Map(),
): Map<string, Persons> {
  const published = new Map([...main].map(([ocid, compiled]) => [ocid, [compiled]]))
  const coming = new Map<string, JsonObject[]>()
  const note = (told: Map<string, JsonObject[]>, ocid: string, release: JsonObject) => {
    const own = told.get(ocid)
    if (own) own.push(release)
    else told.set(ocid, [release])
  }
  for (const { ocid, release } of historical) note(published, ocid, release)
  for (const { ocid, release } of releases) note(coming, ocid, release)
  return new Map(
    [...coming].map(([ocid, contents]) => [ocid, personsIn(published.get(ocid) ?? [], contents, whole.get(ocid))]),
  )
}

/**
 * The compiled releases of the processes, from their historical releases and what comes now. A process that is in the main feeds is
 * left out: it stays what it is, and only its failing release goes to the historical feed (docs/decisions/007).
 */
function compileAll({ main, historical }: Known, ocids: string[], rows: { ocid: string; document: JsonObject }[]) {
  const outside = ocids.filter((ocid) => !main.has(ocid))
  const known = new Set(historical.map(({ ocid }) => ocid))
  const histories = new Map<string, JsonObject[]>(outside.map((ocid) => [ocid, []]))
  for (const { ocid, release } of historical) histories.get(ocid)?.push(release)
  for (const { ocid, document } of rows) histories.get(ocid)?.push(document)
  const processes = [...histories].map(([ocid, releases]) => {
    return { ocid, compiled: mergeReleases(releases), releaseCount: releases.length }
  })
  return { processes, isNew: outside.filter((ocid) => !known.has(ocid)).length }
}
