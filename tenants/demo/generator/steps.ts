import type { JsonObject } from '#app/ocds/types.ts'
import { DAY, HOUR, iso, type Moment, officeHour } from './calendar.ts'
import type { Facts } from './facts.ts'
import type { Twist } from './irregularities/kinds.ts'
import { cents } from './money.ts'
import { Random } from './random.ts'
import { documentAt } from './sections/document.ts'
import type { World } from './world/world.ts'

/** One publication: the whole document as it was then, and when it was published. */
export interface DemoStep {
  /** ISO 8601 with the state's offset; later than that of the step before. */
  publishedAt: string
  document: JsonObject
}

/** What is published of a step includes the papers that are signed right after it. */
const PAPERWORK = 3 * HOUR
const STUDY = 4 * DAY

interface Cut {
  /** The document tells what happened until here. */
  until: Moment
  published: Moment
}

/** The publications of a process up to today: at least one, the first ones in its life only if its entity works that way. */
export function publicationSteps(facts: Facts, world: World, seed: number, bend?: Twist): DemoStep[] {
  const random = new Random(`${seed} steps ${facts.ocid}`)
  const cuts: Cut[] = []
  for (const { until, delay } of stages(facts, bend, random)) {
    const after = cuts.at(-1)?.published ?? 0
    const published = Math.max(officeHour(until + delay * DAY, world.zone, random), until + HOUR, after + HOUR)
    if (published <= world.today && until !== cuts.at(-1)?.until) cuts.push({ until, published })
  }
  if (cuts.length === 0)
    cuts.push({
      until: Math.min(facts.moments.planned, world.today - HOUR),
      published: Math.min(facts.moments.planned + 2 * DAY, world.today),
    })
  return cuts.map(({ until, published }) => ({
    publishedAt: iso(published, world.zone),
    document: documentAt(facts, world, until),
  }))
}

// Which moments are published, and how many days after they happen.
function stages(facts: Facts, bend: Twist | undefined, random: Random): { until: Moment; delay: number }[] {
  const { moments } = facts
  const prompt = () => Math.min(4, random.around(0.6, 0.6))
  const usual = () => Math.min(110, random.around(facts.buyer.delay, 0.5))
  const found: { until: Moment; delay: number }[] = []
  const signed = Math.max(moments.signed, moments.awarded) + PAPERWORK
  const small = facts.method === 'direct' && facts.net < cents(300_000)
  if (random.chance(facts.method === 'direct' ? 0 : 0.65) || random.chance(small ? 0.1 : 0.3))
    found.push({ until: moments.planned + STUDY, delay: usual() / 3 })
  if (facts.method !== 'direct') {
    found.push({ until: moments.called, delay: prompt() })
    if (facts.hasMeeting && random.chance(0.25)) found.push({ until: moments.meeting, delay: prompt() })
    if (facts.outcome !== 'cancelled') found.push({ until: moments.awarded + PAPERWORK, delay: usual() / 3 })
    else found.push({ until: moments.closed, delay: usual() })
  } else if (facts.outcome === 'cancelled') found.push({ until: moments.closed, delay: usual() })
  if (facts.outcome !== 'awarded') return found
  found.push({ until: signed, delay: bend === 'late-publication' ? random.int(135, 260) : usual() })
  found.push(...later(facts, random, usual))
  return found.sort((one, other) => one.until - other.until)
}

function later(facts: Facts, random: Random, usual: () => number): { until: Moment; delay: number }[] {
  const moments: Moment[] = []
  if (facts.correction) moments.push(facts.correction.date)
  if (facts.amendment) moments.push(facts.amendment.date)
  const { payments } = facts
  const half = payments[Math.floor(payments.length / 2) - 1]
  if (half && random.chance(0.35)) moments.push(half.date)
  const last = payments.at(-1)
  if (last) moments.push(Math.max(last.date, facts.moments.received))
  return moments.map((moment) => ({ until: moment + PAPERWORK, delay: usual() }))
}
