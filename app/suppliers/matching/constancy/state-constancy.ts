import { createHmac } from 'node:crypto'
import { canonicalText } from '#app/ocds/canonical.ts'
import type { Json } from '#app/ocds/types.ts'
import type { PublicSnapshot } from '#db/queries/suppliers/public-versions.server.ts'
import type { SanctionVersion } from '../../sanctions/sanction.ts'
import { judgeOn } from '../judge-on.ts'
import type { Hit, Outcome } from '../outcome.ts'

export interface ConstancyQuestion {
  supplierId: string
  rfc: string
  /** Local day that is asked about, `YYYY-MM-DD`. */
  on: string
  /** Moment whose knowledge answers (ISO 8601, UTC). */
  knownAt: string
}

/** What the lists said of a company on a day, by what this portal knew at a moment: the same for ever. */
export interface Constancy extends ConstancyQuestion {
  outcome: Outcome
  snapshots: Pick<PublicSnapshot, 'list' | 'sha256' | 'asOf' | 'receivedAt'>[]
  hits: Pick<
    Hit,
    'sanctionId' | 'list' | 'row' | 'standing' | 'startsOn' | 'endsOn' | 'publishedOn' | 'stopsFrom' | 'knownFrom'
  >[]
}

/** Judges by versions and files that counted at the moment. Pure: the same versions give the same answer and code. */
export function stateConstancy(
  question: ConstancyQuestion,
  versions: readonly SanctionVersion[],
  snapshots: readonly PublicSnapshot[],
  timeZone: string,
): Constancy {
  const { on: actOn, knownAt } = question
  const { outcome, hits } = judgeOn(versions, { actOn, knownAt, timeZone })
  return {
    ...question,
    outcome,
    snapshots: snapshots.map(({ list, sha256, asOf, receivedAt }) => ({ list, sha256, asOf, receivedAt })),
    hits: hits.map(({ sanctionId, list, row, standing, startsOn, endsOn, publishedOn, stopsFrom, knownFrom }) => ({
      ...{ sanctionId, list, row, standing, startsOn, endsOn, publishedOn, stopsFrom, knownFrom },
    })),
  }
}

/** Letters and digits that nobody takes for one another on paper. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** The short code that stands on the paper: an HMAC over everything that the answer says, in four groups of four. */
export function constancyCode(constancy: Constancy, secret: string): string {
  const text = `constancia\n${canonicalText(constancy as unknown as Json)}`
  const bytes = createHmac('sha256', secret).update(text).digest().subarray(0, 16)
  const letters = [...bytes].map((byte) => ALPHABET[byte % 32]).join('')
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}

/** A code as it was typed: small letters, spaces and hyphens do not matter. */
export const sameCode = (typed: string, code: string): boolean =>
  typed.toUpperCase().replace(/[^0-9A-Z]/g, '') === code.replaceAll('-', '')
