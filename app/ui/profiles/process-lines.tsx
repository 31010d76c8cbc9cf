import { MethodBadge } from '#app/ui/badges/method-badge.tsx'
import { StageBadge } from '#app/ui/badges/stage-badge.tsx'
import { HistoricalBadge } from '#app/ui/badges/status-badge.tsx'
import { ResultList, type ResultRow } from '#app/ui/search/result-list.tsx'

export type ProcessLine = {
  key: string
  href: string
  title: string
  /** What is said under the title: the entity, or nothing. */
  entity?: string
  method: string | null
  stage?: string
  date: string | null
  amount: number | null
  currency: string | null
  historical?: boolean
}

const rowOf = ({ method, stage, historical, entity, ...line }: ProcessLine): ResultRow => ({
  ...line,
  entity: entity ?? '',
  badges: (
    <>
      <MethodBadge method={method} />
      {stage ? <StageBadge stage={stage} /> : null}
      {historical ? <HistoricalBadge /> : null}
    </>
  ),
})

/** A short list of processes on a page about something else. */
export function ProcessLines({ lines, id }: { lines: readonly ProcessLine[]; id: string }) {
  return <ResultList rows={lines.map(rowOf)} id={id} />
}
