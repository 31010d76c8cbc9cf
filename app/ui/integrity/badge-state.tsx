import { badgeStateWord } from '#app/texts/integrity.ts'
import { Badge, type BadgeTone } from '#app/ui/badges/badge.tsx'
import { AttentionIcon, CheckIcon, ClockIcon, CrossIcon } from '#app/ui/icons/symbols.tsx'

const TONES: Record<string, BadgeTone> = { held: 'done', 'update-due': 'done', suspended: 'warning' }

/** The mark of a state: shape and word, colour only helps. */
export function StateIcon({ state, size = 16 }: { state: string; size?: number }) {
  if (state === 'held') return <CheckIcon size={size} />
  if (state === 'update-due') return <ClockIcon size={size} />
  return state === 'suspended' ? <AttentionIcon size={size} /> : <CrossIcon size={size} />
}

/** How a badge stands, in a word with its mark. */
export function BadgeStateTag({ state, prefix = '' }: { state: string; prefix?: string }) {
  const word = badgeStateWord(state)
  return (
    <Badge tone={TONES[state] ?? 'plain'}>
      <StateIcon state={state} size={14} />
      {prefix ? `${prefix} ${word.toLowerCase()}` : word}
    </Badge>
  )
}
