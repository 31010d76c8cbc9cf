import { badgeStateWord } from '#app/texts/integrity.ts'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { StateIcon } from './badge-state.tsx'

export type ShownBadgeBeside = { href: string; now: string; then: { on: string; state: string } | null }

/** Beside a supplier's name: how its integrity badge stands today and, where it won, how it stood on the day of the award. */
export function BadgeBeside({ badge }: { badge: ShownBadgeBeside }) {
  const { href, now, then } = badge
  return (
    <span className={`badge-beside badge-beside-${now}`}>
      <StateIcon state={now} size={14} />
      <span>
        <TextLink href={href}>Insignia de integridad</TextLink>: hoy {badgeStateWord(now).toLowerCase()}
        {then ? `; al adjudicarse (${then.on}), ${badgeStateWord(then.state).toLowerCase()}` : ''}
      </span>
    </span>
  )
}
