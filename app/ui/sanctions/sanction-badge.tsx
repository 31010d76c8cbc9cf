import { Badge, type BadgeTone } from '#app/ui/badges/badge.tsx'

const TONES: Readonly<Record<string, BadgeTone>> = {
  'in-force': 'error',
  warns: 'warning',
  challenged: 'warning',
  suspended: 'warning',
  'not-yet': 'warning',
  annulled: 'done',
}

/** Where a sanction stands: the words say it, the colour repeats it. */
export function SanctionBadge({ state, words }: { state: string; words: string }) {
  return <Badge tone={TONES[state] ?? 'plain'}>{words}</Badge>
}
