import { AxisNames, GridLines, heightOf, PLOT, PlotArea } from './axis.tsx'
import { type FigureBasics, FigureFrame } from './figure-frame.tsx'
import { ceilingOf, percent, ticksUpTo } from './scale.ts'

export type Column = {
  key: string
  label: string
  value: number /** The whole value, for the table and the pointer. */
  exact: string
  highlight?: boolean
}

export type ColumnFigureProps = FigureBasics & {
  columns: readonly Column[]
  headings: readonly [string, string]
  /** How a value on the axis is written. */
  display: (value: number) => string
}

/** Columns over time, from zero. For months, years and the like, in order. */
export function ColumnFigure({ columns, headings, display, ...frame }: ColumnFigureProps) {
  const ticks = ticksUpTo(ceilingOf(columns.map((column) => column.value)))
  const ceiling = ticks[ticks.length - 1] ?? 1
  const slot = 1 / Math.max(1, columns.length)
  const base = PLOT.top + PLOT.height
  const table = { headings, rows: columns.map(({ key, label, exact }) => ({ key, cells: [label, exact] })) }
  return (
    <FigureFrame {...frame} table={table}>
      <svg
        width="100%"
        height={base + PLOT.bottom}
        role="img"
        aria-label={frame.title}
        className={`plot${columns.length < 7 ? ' plot-few' : ''}${columns.some((column) => column.highlight) ? ' has-highlight' : ''}`}
      >
        <GridLines ticks={ticks} display={display} />
        <PlotArea>
          {columns.map(({ key, label, value, exact, highlight }, index) => {
            const y = heightOf(value, ceiling)
            return (
              <rect
                key={key}
                className={highlight ? 'column column-strong' : 'column'}
                x={percent((index + 0.14) * slot)}
                y={y}
                width={percent(0.72 * slot)}
                height={Math.max(value > 0 ? 1 : 0, base - y)}
              >
                <title>{`${label}: ${exact}`}</title>
              </rect>
            )
          })}
          <AxisNames names={columns.map((column) => column.label)} every={Math.ceil(columns.length / 6)} />
        </PlotArea>
      </svg>
    </FigureFrame>
  )
}
