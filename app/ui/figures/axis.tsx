import type { ReactNode } from 'react'
import { percent } from './scale.ts'

/** Height of a plot in pixels, and the room above and below it for labels. */
export const PLOT = { height: 180, top: 22, bottom: 22 } as const

/** Vertical place of a value, in pixels. */
export function heightOf(value: number, ceiling: number): number {
  const share = Math.min(1, Math.max(0, value / ceiling))
  return Math.round((PLOT.top + (1 - share) * PLOT.height) * 100) / 100
}

/** Faint lines across at round values, each with its label at the left of it, in the room that the plot leaves there (figure.css). */
export function GridLines({ ticks, display }: { ticks: readonly number[]; display: (value: number) => string }) {
  const ceiling = ticks[ticks.length - 1] ?? 1
  return (
    <g>
      {ticks.map((tick) => {
        const y = heightOf(tick, ceiling)
        return (
          <g key={tick}>
            <line className={tick === 0 ? 'axis-base' : 'axis-line'} x1="0" x2="100%" y1={y} y2={y} />
            {tick === 0 ? null : (
              <text className="axis-text axis-tick" x="0" y={y + 5}>
                {display(tick)}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}

/** The marks; the drawing is one picture for who listens, told by its title and its table. */
export function PlotArea({ children }: { children: ReactNode }) {
  return <g>{children}</g>
}

/** Names under the plot; only as many as fit, the first and the last among them. */
export function AxisNames({ names, every }: { names: readonly string[]; every: number }) {
  const last = names.length - 1
  const shown = names
    .map((name, index) => ({ name, index }))
    .filter(({ index }) => index === last || (index % every === 0 && last - index >= every / 2))
  return (
    <g>
      {shown.map(({ name, index }) => (
        <text
          key={`${name}-${index}`}
          className="axis-text"
          x={percent((index + 0.5) / names.length)}
          y={PLOT.top + PLOT.height + 17}
          textAnchor="middle"
        >
          {name}
        </text>
      ))}
    </g>
  )
}
