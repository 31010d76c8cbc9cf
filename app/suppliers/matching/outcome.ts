import type { ListCode, SanctionEffect, SanctionKind } from '../sanctions/sanction.ts'

/**
 * What the lists say of a supplier about the day of an act:
 * `sanctioned-then`: on that day a debarment or a definitive listing was in force, and public by then;
 * `listed-later`: not so on that day, but one began or was made public afterwards: never a breach;
 * `clean-then`: neither. A presumption, what had ended before, and what was annulled or disproved since are remarks and no more.
 */
export type Outcome = 'sanctioned-then' | 'listed-later' | 'clean-then'

/** How one sanction stands to the day of the act, by what was known at the moment of asking. */
export type HitStanding =
  /** In force on the day, and public by then. */
  | 'in-force'
  /** In force on the day by its own dates, but made public only afterwards. */
  | 'published-later'
  /** Began after the day. */
  | 'began-later'
  /** Its effect had ended before the day. */
  | 'ended-before'
  /** A court had stayed its effect on the day. */
  | 'stayed'
  /** Annulled by a court, disproved before the tax administration, or ended by a favourable judgement: as if it had not been. */
  | 'cleared'
  /** Its list had taken it out by then, or says nothing that has an effect (a fine, a warning). */
  | 'no-effect'

/** One sanction of the supplier with where it can be looked up: list, snapshot, row and since when this portal goes by it. */
export interface Hit {
  sanctionId: string
  entryId: string
  list: ListCode
  snapshotId: string | null
  snapshotAsOf: string | null
  row: number
  standing: HitStanding
  /** What it did to an award on that day: `none` unless in force. */
  effect: SanctionEffect
  kinds: SanctionKind[]
  /** The days from and to which it applied, both inclusive; of 69-B, those of the stage that counted. */
  startsOn: string | null
  endsOn: string | null
  publishedOn: string | null
  /** Of 69-B: the day after that of the act from which a definitive listing counts; null when there is none. */
  stopsFrom: string | null
  /** The first moment at which this portal knew of the sanction, in any version (ISO 8601, UTC). */
  knownFrom: string
}

export interface Judgement {
  outcome: Outcome
  /** Whether an award on that day needs a written reason before it can be published. */
  stops: boolean
  /** Whether officials should look twice: a presumption of 69-B was in force, which stops nothing. */
  warns: boolean
  /** In force first, then by day, then by list and row. */
  hits: Hit[]
}
