import { wordsOf } from '#app/lib/words-of.ts'
import { draftStateWord } from '#app/texts/processes.ts'
import { Badge, type BadgeTone } from './badge.tsx'

const tones = wordsOf<BadgeTone>({
  draft: 'plain',
  in_review: 'accent',
  returned: 'warning',
  approved: 'accent',
  published: 'done',
})

/** Where a draft is on its way to publication. `label` replaces the word. */
export function StatusBadge({ status, label }: { status: string; label?: string }) {
  return <Badge tone={tones[status] ?? 'plain'}>{label ?? draftStateWord(status)}</Badge>
}

/** On what came in as past data that fails the gate: shown, and never counted. */
export function HistoricalBadge() {
  return <Badge tone="warning">Dato histórico</Badge>
}
