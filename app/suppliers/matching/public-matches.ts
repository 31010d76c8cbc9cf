import type { MatchRow } from '#db/queries/publishing/sanction-matches.server.ts'
import type { Hit } from './outcome.ts'

const LATER = new Set(['published-later', 'began-later'])

/** What a public hit says: never the ids of inside. */
export type PublicHit = Omit<Hit, 'entryId' | 'snapshotId'>

/**
 * What everybody may read of matches: outcomes other than clean, with the sanctions that are public themselves and that make the outcome.
 * What only lists of natural persons without a legal ground say, what is past, annulled or merely presumed is never public here.
 */
export function publicMatches(rows: readonly MatchRow[], openSanctions: ReadonlySet<string>): MatchRow[] {
  return rows.flatMap((row) => {
    if (row.outcome === 'clean-then') return []
    const hits = (row.hits as readonly Hit[])
      .filter((hit) => openSanctions.has(hit.sanctionId) && makes(row.outcome, hit))
      .map(({ entryId: _entry, snapshotId: _snapshot, ...hit }): PublicHit => hit)
    return hits.length === 0 ? [] : [{ ...row, hits }]
  })
}

function makes(outcome: string, { effect, standing, stopsFrom }: Hit): boolean {
  return outcome === 'sanctioned-then' ? effect === 'stops' : LATER.has(standing) || stopsFrom !== null
}
