import type { JsonObject } from '#app/ocds/types.ts'
import type { WorkerTx } from '#db/door.server.ts'
import {
  type ControlNotice,
  insertNotices,
  lockMatches,
  type MatchRow,
  publishMatches,
  readMatches,
  replaceMatches,
} from '#db/queries/publishing/sanction-matches.server.ts'
import { readPublicSanctions } from '#db/queries/suppliers/match-candidates.server.ts'
import { sanctionsOf } from '#db/queries/suppliers/sanctions-of.server.ts'
import type { SanctionVersion } from '../sanctions/sanction.ts'
import { type Act, actsOfProcess, rfcOfKey } from './acts-of-process.ts'
import { judgeOn } from './judge-on.ts'
import type { Hit } from './outcome.ts'
import { publicMatches } from './public-matches.ts'

export interface ProcessToMatch {
  ocid: string
  /** The compiled release. */
  process: JsonObject
}

export interface MatchTally {
  /** Acts of somebody of whom a list has said something. */
  acts: number
  outcomes: Record<MatchRow['outcome'], number>
  /** Outcomes that are new or other than before. */
  changed: number
  notices: number
}

/**
 * Matches the parties of processes of the entity at hand against the lists, at the date of each of their acts, and keeps what comes out:
 * outcomes that changed as new versions, what may be public beside them, a notice to the control body for what is new. RFC decides; nobody
 * is matched by name. `rfcOfStandIn`: the RFC behind the stand-ins of natural persons that lists name. Same lists, same result: running it
 * again changes nothing.
 */
export async function matchProcesses(
  tx: WorkerTx,
  processes: readonly ProcessToMatch[],
  how: { timeZone: string; now: string; rfcOfStandIn?: ReadonlyMap<string, string> },
): Promise<MatchTally> {
  await lockMatches(tx)
  const ocids = processes.map(({ ocid }) => ocid)
  const acts = processes.flatMap(({ ocid, process }) => actsOfProcess(process).map((act) => ({ ...act, ocid })))
  const rfcOf = (act: Act) => rfcOfKey(act.key) ?? how.rfcOfStandIn?.get(act.key) ?? null
  const rfcs = [...new Set(acts.map(rfcOf).filter((rfc) => rfc !== null))]
  const [versions, before] = await Promise.all([sanctionsOf(tx, { rfcs }), readMatches(tx, ocids)])
  const byRfc = new Map<string | null, SanctionVersion[]>()
  for (const version of versions) byRfc.set(version.rfc, [...(byRfc.get(version.rfc) ?? []), version])
  const rows = acts.flatMap((act) => rowOf(act, byRfc.get(rfcOf(act)) ?? [], how.timeZone))

  const known = new Map(before.map((row) => [identityOf(row), row]))
  const made = rows.filter((row) => !sameMatch(known.get(identityOf(row)), row))
  const now = new Set(rows.map(identityOf))
  const replaced = new Set(made.map(identityOf))
  const vanished = before.filter((row) => !now.has(identityOf(row)))
  const ended = [...before.filter((row) => replaced.has(identityOf(row))), ...vanished].map(({ id }) => id)
  let notices = 0
  if (made.length + ended.length > 0) {
    const touched = new Set([...made, ...vanished].map(({ ocid }) => ocid))
    const shown = rows.filter(({ ocid }) => touched.has(ocid))
    const open = new Set(await readPublicSanctions(tx, sanctionIds(shown)))
    await Promise.all([
      replaceMatches(tx, ended, made, how.now),
      publishMatches(tx, [...touched], publicMatches(shown, open), how.now),
    ])
    notices = await insertNotices(tx, made.filter(({ outcome }) => outcome !== 'clean-then').map(noticeOf))
  }
  const outcomes = { 'sanctioned-then': 0, 'listed-later': 0, 'clean-then': 0 } as MatchTally['outcomes']
  for (const { outcome } of rows) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  return { acts: rows.length, outcomes, changed: made.length + vanished.length, notices }
}

/** An act of somebody of whom no list has ever said anything leaves no row; one without a day cannot be judged. */
function rowOf(act: Act & { ocid: string }, versions: readonly SanctionVersion[], timeZone: string): MatchRow[] {
  if (versions.length === 0 || act.on === null) return []
  const { outcome, warns, hits } = judgeOn(versions, { actOn: act.on, timeZone })
  const { ocid, ref: actRef, supplierId, name: supplierName, on: actOn } = act
  return [{ ocid, act: act.act, actRef, supplierId, supplierName, actOn, outcome, warns, hits }]
}

const identityOf = ({ ocid, act, actRef, supplierId }: MatchRow): string => [ocid, act, actRef, supplierId].join('\n')

const sanctionIds = (rows: readonly MatchRow[]): string[] => [
  ...new Set(rows.flatMap(({ hits }) => (hits as readonly Hit[]).map(({ sanctionId }) => sanctionId))),
]

function sameMatch(before: MatchRow | undefined, row: MatchRow): boolean {
  if (!before) return false
  const said = ({ supplierName, actOn, outcome, warns, hits }: MatchRow) =>
    JSON.stringify([supplierName, actOn, outcome, warns, hits.map((hit) => Object.entries(hit).sort())])
  return said(before) === said(row)
}

function noticeOf({ ocid, supplierId, act, actRef, outcome }: MatchRow): ControlNotice {
  return { kind: 'sanction-match', ocid, supplierId, act, actRef, outcome, reason: null }
}
