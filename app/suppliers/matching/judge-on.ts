import type { SanctionVersion } from '../sanctions/sanction.ts'
import type { Hit, HitStanding, Judgement, Outcome } from './outcome.ts'
import { type Reach, reachOn } from './reach-of-sanction.ts'

export interface Question {
  /** Local calendar date of the act `YYYY-MM-DD`, as its publisher wrote it. */
  actOn: string
  /** By what was known at this moment (ISO 8601, UTC); by all that is known when left out. */
  knownAt?: string
  /** IANA zone of the state: the day on which a list took a sanction out is a local day. */
  timeZone: string
}

const LATER: ReadonlySet<HitStanding> = new Set(['published-later', 'began-later'])
const ORDER: readonly HitStanding[] = [
  'in-force',
  'published-later',
  'began-later',
  'stayed',
  'cleared',
  'ended-before',
  'no-effect',
]

/**
 * Judges a supplier at the date of an act, by every version of every sanction that lists hold of it (`sanctionsOf`). Two times are kept
 * apart: the day that is asked about, and the moment whose knowledge answers. The same versions, day and moment give the same answer
 * for ever, since versions never change. The caller matches by RFC; versions found by name only are hints and are judged apart.
 */
export function judgeOn(versions: readonly SanctionVersion[], { actOn, knownAt, timeZone }: Question): Judgement {
  const hits: Hit[] = []
  for (const known of knownSanctions(versions, knownAt)) {
    const { version, firstKnown } = known
    hits.push(hitOf(version, firstKnown, reachOn(version, { actOn, knownAt, timeZone })))
  }
  hits.sort(byWeight)
  const outcome = outcomeOf(hits)
  return { outcome, stops: outcome === 'sanctioned-then', warns: hits.some(({ effect }) => effect === 'warns'), hits }
}

/** Of each sanction the version by which the portal went at the moment, and when it first knew of it. */
function knownSanctions(versions: readonly SanctionVersion[], knownAt: string | undefined) {
  const known = new Map<string, { version: SanctionVersion; firstKnown: string }>()
  for (const version of versions) {
    if (knownAt !== undefined && version.knownFrom > knownAt) continue
    const sofar = known.get(version.sanctionId)
    if (!sofar) {
      known.set(version.sanctionId, { version, firstKnown: version.knownFrom })
      continue
    }
    const firstKnown = version.knownFrom < sofar.firstKnown ? version.knownFrom : sofar.firstKnown
    const newer = version.knownFrom > sofar.version.knownFrom ? version : sofar.version
    known.set(version.sanctionId, { version: newer, firstKnown })
  }
  return known.values()
}

function outcomeOf(hits: readonly Hit[]): Outcome {
  if (hits.some(({ effect }) => effect === 'stops')) return 'sanctioned-then'
  const later = hits.some(({ standing, stopsFrom }) => LATER.has(standing) || stopsFrom !== null)
  return later ? 'listed-later' : 'clean-then'
}

function hitOf(version: SanctionVersion, knownFrom: string, reach: Reach): Hit {
  const { sanctionId, entryId, list, snapshot, row, kinds } = version
  return {
    ...{ sanctionId, entryId, list, row, kinds, knownFrom },
    snapshotId: snapshot?.id ?? null,
    snapshotAsOf: snapshot?.asOf ?? null,
    ...reach,
  }
}

function byWeight(a: Hit, b: Hit): number {
  const weight = ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing)
  if (weight !== 0) return weight
  const key = ({ startsOn, list, row, sanctionId }: Hit) =>
    `${startsOn ?? '0000-00-00'}|${list}|${String(row).padStart(9, '0')}|${sanctionId}`
  return key(a) < key(b) ? -1 : 1
}
