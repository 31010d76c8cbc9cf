import { formatDate, formatInstant } from '#app/lib/dates.ts'
import { paths } from '#app/lib/paths.ts'
import { sanctionPath } from '#app/lib/suppliers/sanction-path.ts'
import { ACTS, listName, OUTCOMES, STANDINGS, spanOf } from '#app/texts/matching.ts'
import type { PublicMatch, PublicMatchHit } from '#db/queries/reading/public-matches.server.ts'

/** An outcome of the match as a page shows it. */
export interface ShownMatch {
  key: string
  outcome: PublicMatch['outcome']
  /** «Sancionado en esa fecha: al adjudicarse, el 10 de abril de 2025» */
  title: string
  process: { ocid: string; href: string }
  hits: { key: string; sentence: string; href: string }[]
}

/** Plain words for outcomes; what was listed afterwards is never called a breach. `zone`: that of the state. */
export const describeMatches = (matches: readonly PublicMatch[], zone: string): ShownMatch[] =>
  matches.map(({ ocid, act, actRef, supplierId, actOn, outcome, hits }) => ({
    key: [ocid, act, actRef, supplierId].join(' '),
    outcome,
    title: `${OUTCOMES[outcome] ?? outcome} (${ACTS[act] ?? act}${actOn === null ? '' : `, el ${formatDate(actOn)}`})`,
    process: { ocid, href: paths.process(ocid) },
    hits: hits.map((hit) => ({
      key: hit.sanctionId,
      sentence: sentenceOf(hit, zone),
      href: sanctionPath(hit.sanctionId),
    })),
  }))

function sentenceOf(hit: PublicMatchHit, zone: string): string {
  const made = hit.publishedOn === null ? '' : ` Se hizo pública el ${formatDate(hit.publishedOn)}.`
  const known = ` Este portal lo sabe desde el ${formatInstant(hit.knownFrom, zone)}.`
  const standing = STANDINGS[hit.standing] ?? hit.standing
  const later =
    hit.stopsFrom === null ? '' : ` Quedó como definitivo el ${formatDate(hit.stopsFrom)}, después de esa fecha.`
  return `Aparece en ${listName(hit.list)}, renglón ${hit.row}, ${spanOf(hit)}: ${standing}.${later}${made}${known}`
}

/** The printed answer of what lists said of a company on a day. */
export const constancyPath = (id: string, query: { fecha?: string; al?: string; codigo?: string } = {}): string => {
  const text = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined)).toString()
  return `${paths.supplier(id)}/constancia${text === '' ? '' : `?${text}`}`
}
