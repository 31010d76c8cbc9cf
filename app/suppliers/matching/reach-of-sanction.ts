import { calendarDateIn } from '#app/lib/dates.ts'
import type { SanctionEffect, SanctionVersion, TaxStage, TaxStageName } from '../sanctions/sanction.ts'
import type { Hit } from './outcome.ts'

/** What of a sanction's version bears on one day. */
export type Reach = Pick<Hit, 'standing' | 'effect' | 'startsOn' | 'endsOn' | 'publishedOn' | 'stopsFrom'>

interface Moment {
  actOn: string
  knownAt?: string | undefined
  timeZone: string
}

/**
 * How one version of a sanction bears on a day. Days are local and both ends count: the last day of a debarment is one of debarment.
 * What its list took out no longer has effect from the local day on which this portal learned so.
 */
export function reachOn(version: SanctionVersion, moment: Moment): Reach {
  const reach = version.stages.length > 0 ? reachOfStages(version.stages, moment.actOn) : reachOfPeriod(version, moment)
  const { knownTo } = version
  const gone = knownTo !== null && (moment.knownAt === undefined || knownTo <= moment.knownAt)
  if (!gone || reach.standing === 'cleared') return reach
  const goneOn = calendarDateIn(new Date(knownTo), moment.timeZone)
  return moment.actOn < goneOn && reach.standing === 'in-force'
    ? { ...reach, endsOn: reach.endsOn !== null && reach.endsOn < goneOn ? reach.endsOn : goneOn }
    : { ...reach, standing: 'no-effect', effect: 'none', stopsFrom: null }
}

function reachOfPeriod(version: SanctionVersion, { actOn }: Moment): Reach {
  const { startsOn, endsOn, challenge, notifiedOn, resolvedOn } = version
  // A list that does not say when it made a sanction public is taken to have done so when the party was told, or when it began.
  const publishedOn = version.publishedOn ?? notifiedOn ?? startsOn ?? resolvedOn
  const span = { startsOn: startsOn ?? notifiedOn ?? resolvedOn, endsOn, publishedOn, stopsFrom: null }
  const without = (standing: Reach['standing']): Reach => ({ ...span, standing, effect: 'none' })
  if (challenge?.state === 'annulled') return without('cleared')
  if (version.effect === 'none') return without('no-effect')
  if (span.startsOn === null) return without('no-effect')
  if (actOn < span.startsOn) return without('began-later')
  if (endsOn !== null && actOn > endsOn) return without('ended-before')
  if (challenge?.state === 'suspended' && actOn >= challenge.on) return without('stayed')
  if (publishedOn !== null && actOn < publishedOn) return without('published-later')
  return { ...span, standing: 'in-force', effect: version.effect }
}

const STAGE_EFFECT: Record<TaxStageName, SanctionEffect> = {
  presumed: 'warns',
  definitive: 'stops',
  disproved: 'none',
  favourable: 'none',
}

/** The day from which a stage counts: when the Diario Oficial published it, else the tax administration's own page. */
const stageDay = ({ dofOn, satOn }: TaxStage): string | null => dofOn ?? satOn

/**
 * Article 69-B of the Código Fiscal de la Federación: on a day counts the last stage made public by then. Once disproved, or ended by a
 * favourable judgement, the earlier stages are as if they had not been.
 */
function reachOfStages(stages: readonly TaxStage[], actOn: string): Reach {
  const dated = stages
    .map((stage) => ({ stage: stage.stage, day: stageDay(stage) }))
    .filter((entry): entry is { stage: TaxStageName; day: string } => entry.day !== null)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : rank(a.stage) - rank(b.stage)))
  const last = dated.at(-1)
  if (!last)
    return { standing: 'no-effect', effect: 'none', startsOn: null, endsOn: null, publishedOn: null, stopsFrom: null }
  const at = dated.findLastIndex(({ day }) => day <= actOn)
  const counted = dated[at] ?? dated[0]!
  const next = dated[at + 1]
  const span = {
    startsOn: counted.day,
    endsOn: at >= 0 && next ? dayBefore(next.day) : null,
    publishedOn: counted.day,
    stopsFrom: null,
  }
  if (STAGE_EFFECT[last.stage] === 'none') return { ...span, standing: 'cleared', effect: 'none' }
  if (at < 0) return { ...span, standing: 'began-later', effect: 'none' }
  const effect = STAGE_EFFECT[counted.stage]
  const definitive = dated.find(({ stage, day }) => day > actOn && STAGE_EFFECT[stage] === 'stops')
  return { ...span, standing: 'in-force', effect, stopsFrom: effect === 'stops' ? null : (definitive?.day ?? null) }
}

/** Two stages of one day: the later of the procedure counts. */
const rank = (stage: TaxStageName): number => ['presumed', 'disproved', 'definitive', 'favourable'].indexOf(stage)

function dayBefore(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() - 1)
  return at.toISOString().slice(0, 10)
}
