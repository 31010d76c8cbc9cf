import { calendarDateIn } from '#app/lib/dates.ts'
import { dayEnd } from '#app/lib/day-end.ts'
import { type JsonObject, objectsAt, textAt } from '#app/ocds/types.ts'
import type { SanctionVersion } from '../../sanctions/sanction.ts'
import { type Act, actsOfProcess, rfcOfKey } from '../acts-of-process.ts'
import { judgeOn } from '../judge-on.ts'
import type { Hit } from '../outcome.ts'

/** Why an award was made although a list said what stops it, as it is published in `awards[].sanctionExceptions`. */
export interface WrittenReason {
  rationale: string
  legalBasis: string
}

/** A sanction of somebody, of which this portal knew on the day of the award. */
export interface Stop {
  /** JSON Pointer of the supplier in the award. */
  path: string
  awardId: string
  supplierId: string
  supplierName: string
  /** Day that was asked about: that of the award, today when it says none. */
  on: string
  hit: Hit
  /** Null while nobody has written it: the award is not published. */
  reason: WrittenReason | null
}

/** Something that officials should look at and that stops nothing. */
export interface Warning {
  path: string
  supplierId: string
  supplierName: string
  on: string
  hit: Hit
}

/** Fewest letters of a reason and of its ground. */
export const REASON_LETTERS = { rationale: 20, legalBasis: 5 }

/**
 * What of a process the lists stop, and of what they warn: an award that was not cancelled, to somebody who on its day was debarred or
 * definitively listed by what this portal knew when that day was over. What it learned afterwards stops nothing. An award without a date, or
 * with one to come, is asked about today, by what is known now. Tenderers and presumptions only warn. Pure. `versions` by RFC.
 */
export function stopsOf(
  process: JsonObject,
  versions: ReadonlyMap<string, readonly SanctionVersion[]>,
  { timeZone, now }: { timeZone: string; now: Date },
): { stops: Stop[]; warnings: Warning[] } {
  const today = calendarDateIn(now, timeZone)
  const stops: Stop[] = []
  const warnings: Warning[] = []
  for (const act of actsOfProcess(process)) {
    const own = versions.get(rfcOfKey(act.key) ?? '') ?? []
    if (own.length === 0 || act.act === 'signature') continue
    const on = act.on ?? today
    const knownAt = on < today ? dayEnd(on, timeZone) : now.toISOString()
    const { hits } = judgeOn(own, { actOn: on, knownAt, timeZone })
    const { path, supplierId, name: supplierName } = act
    for (const hit of hits.filter(({ effect }) => effect !== 'none')) {
      const said = { path, supplierId, supplierName, on, hit }
      if (act.act === 'award' && hit.effect === 'stops')
        stops.push({ ...said, awardId: act.ref, reason: reasonOf(process, act, hit) })
      else warnings.push(said)
    }
  }
  return { stops, warnings }
}

/** The awards to look at have a key that lists can hold; out: their RFC. */
export const rfcsOfProcess = (process: JsonObject): string[] => [
  ...new Set(
    actsOfProcess(process)
      .map(({ key }) => rfcOfKey(key))
      .filter((rfc) => rfc !== null),
  ),
]

function reasonOf(process: JsonObject, act: Act, hit: Hit): WrittenReason | null {
  const award = objectsAt(process, 'awards')[Number(act.path.split('/')[2])] ?? {}
  const written = objectsAt(award, 'sanctionExceptions').filter(
    (one) =>
      textAt(one, 'sanction', 'id') === hit.sanctionId &&
      [act.supplierId, referenceId(award, act)].includes(textAt(one, 'supplier', 'id') ?? ''),
  )
  for (const one of written) {
    const rationale = (textAt(one, 'rationale') ?? '').trim()
    const legalBasis = (textAt(one, 'legalBasis') ?? '').trim()
    if (isReason({ rationale, legalBasis })) return { rationale, legalBasis }
  }
  return null
}

/** Whether both parts are long enough to say something. */
export const isReason = ({ rationale, legalBasis }: WrittenReason): boolean =>
  rationale.trim().length >= REASON_LETTERS.rationale && legalBasis.trim().length >= REASON_LETTERS.legalBasis

/** The id by which the award names the supplier of an act. */
export const referenceId = (award: JsonObject, { path }: Pick<Act, 'path'>): string =>
  textAt(objectsAt(award, 'suppliers')[Number(path.split('/')[4])] ?? {}, 'id') ?? ''
