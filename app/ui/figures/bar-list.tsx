import { scaleLinear } from 'd3-scale'
import type { ReactNode } from 'react'

export type Bar = {
  key: string
  label: ReactNode
  value: number
  /** The value as words or figures, written beside its bar. */
  shown: ReactNode
  note?: ReactNode
  /** Bars of one series share a tone; `muted` is for what is a plan and not yet a fact. */
  tone?: 'main' | 'second' | 'third' | 'muted'
}

/** Horizontal bars from zero, each with its name and value in words: reads the same on a phone, in print and in grey. */
export function BarList({ bars, max }: { bars: readonly Bar[]; max?: number }) {
  const highest = Math.max(max ?? 0, ...bars.map(({ value }) => value), 0)
  const width = scaleLinear([0, highest || 1], [0, 100]).clamp(true)
  return (
    <ul className="bar-list plain-list">
      {bars.map(({ key, label, value, shown, note, tone = 'main' }) => (
        <li key={key} className="bar-row">
          <span className="bar-label">{label}</span>
          <svg className={`bar bar-${tone}`} width="100%" height="16" aria-hidden="true" focusable="false">
            <rect className="bar-track" x="0" y="15" width="100%" height="1" />
            <rect
              className="bar-fill"
              x="0"
              y="1"
              width={`${Math.max(width(value), value > 0 ? 0.4 : 0)}%`}
              height="14"
            />
          </svg>
          <span className="bar-value number">{shown}</span>
          {note ? <span className="bar-note">{note}</span> : null}
        </li>
      ))}
    </ul>
  )
}
