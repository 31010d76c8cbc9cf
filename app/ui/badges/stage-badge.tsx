import { STAGES } from '#app/ocds/stage.ts'
import { stageWord } from '#app/texts/processes.ts'

/** The stage a process has reached: five marks, filled up to it, and the word. */
export function StageBadge({ stage }: { stage: string }) {
  const reached = STAGES.map(String).indexOf(stage)
  return (
    <span className="badge badge-stage">
      <svg width="44" height="8" viewBox="0 0 44 8" aria-hidden="true" focusable="false">
        {STAGES.map((code, index) => (
          <rect
            key={code}
            x={index * 9 + 0.5}
            y="0.5"
            width="7"
            height="7"
            rx="1"
            stroke="currentColor"
            fill={index <= reached ? 'currentColor' : 'none'}
          />
        ))}
      </svg>
      {stageWord(stage)}
    </span>
  )
}
