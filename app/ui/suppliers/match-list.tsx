import { Badge } from '#app/ui/badges/badge.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'

export interface ListedMatch {
  key: string
  outcome: string
  title: string
  process: { ocid: string; href: string }
  hits: readonly { key: string; sentence: string; href: string }[]
}

/** What lists of sanctions say at the date of each act; nothing of who is clean. */
export function MatchList({
  matches,
  showProcess = false,
}: {
  matches: readonly ListedMatch[]
  showProcess?: boolean
}) {
  if (matches.length === 0) return null
  return (
    <ul className="plain-list match-list">
      {matches.map(({ key, outcome, title, process, hits }) => (
        <li key={key} className="match-line">
          <Badge tone={outcome === 'sanctioned-then' ? 'warning' : 'plain'}>{title}</Badge>
          {showProcess ? (
            <p>
              En el proceso <TextLink href={process.href}>{process.ocid}</TextLink>
            </p>
          ) : null}
          {hits.map((hit) => (
            <p key={hit.key}>
              {hit.sentence} <TextLink href={hit.href}>Ver la sanción</TextLink>
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
}
