import { AxisNames, GridLines, heightOf, PLOT, PlotArea } from './axis.tsx'
import { type FigureBasics, FigureFrame } from './figure-frame.tsx'
import { spreadNames } from './line-names.ts'
import { ceilingOf, percent, ticksUpTo } from './scale.ts'

export type LineSeries = {
  key: string
  name: string
  /** One a label; null where there is no datum, and the line breaks. */
  values: readonly (number | null)[]
}

export type LineFigureProps = FigureBasics & {
  /** Names along the base, in order. */
  labels: readonly string[]
  /** Five at most: more cannot be told apart. */
  series: readonly LineSeries[]
  /** Heading of the table's first column. */
  labelHeading: string
  /** How a value is written on the axis and in the table. */
  display: (value: number) => string
}

type Point = { x: number; y: number; key: string }

function pointsOf(series: LineSeries, count: number, ceiling: number): (Point | null)[] {
  return series.values.map((value, index) =>
    value === null ? null : { x: (index + 0.5) / count, y: heightOf(value, ceiling), key: `${series.key}-${index}` },
  )
}

function Series({
  points,
  order,
  title,
}: {
  points: readonly (Point | null)[]
  order: number
  title: (index: number) => string
}) {
  return (
    <g className={`series series-${order}`}>
      {points.map((point, index) => {
        const next = points[index + 1]
        return point && next ? (
          <line key={point.key} x1={percent(point.x)} y1={point.y} x2={percent(next.x)} y2={next.y} />
        ) : null
      })}
      {points.map((point, index) =>
        point ? (
          <circle key={point.key} cx={percent(point.x)} cy={point.y} r="3">
            <title>{title(index)}</title>
          </circle>
        ) : null,
      )}
    </g>
  )
}

const lastOf = (points: readonly (Point | null)[]) => points.filter((point) => point !== null).at(-1)

/** Each line's name above its end, moved apart where ends are close. */
function SeriesNames({
  lines,
}: {
  lines: readonly { key: string; name: string; points: readonly (Point | null)[] }[]
}) {
  const heights = spreadNames(
    lines.map(({ points }) => (lastOf(points)?.y ?? PLOT.top) - 9),
    PLOT.top + PLOT.height - 4,
  )
  return (
    <g>
      {lines.map(({ key, name, points }, index) => (
        <text
          key={key}
          className={`series-name series-${index + 1}`}
          x={percent(lastOf(points)?.x ?? 1)}
          y={heights[index]}
          textAnchor="end"
        >
          {name}
        </text>
      ))}
    </g>
  )
}

/** Lines over time, from zero, each named at its end. */
export function LineFigure({ labels, series, labelHeading, display, ...frame }: LineFigureProps) {
  const ticks = ticksUpTo(ceilingOf(series.flatMap(({ values }) => values.map((value) => value ?? 0))))
  const ceiling = ticks[ticks.length - 1] ?? 1
  const cell = (value: number | null | undefined) => (typeof value === 'number' ? display(value) : 'Sin dato')
  const lines = series.slice(0, 5).map((one) => ({ ...one, points: pointsOf(one, labels.length, ceiling) }))
  const table = {
    headings: [labelHeading, ...series.map(({ name }) => name)],
    rows: labels.map((label, index) => ({
      key: label,
      cells: [label, ...series.map(({ values }) => cell(values[index]))],
    })),
  }
  return (
    <FigureFrame {...frame} table={table}>
      <svg
        width="100%"
        height={PLOT.top + PLOT.height + PLOT.bottom}
        role="img"
        aria-label={frame.title}
        className="plot"
      >
        <GridLines ticks={ticks} display={display} />
        <PlotArea>
          {lines.map((line, index) => (
            <Series
              key={line.key}
              order={index + 1}
              points={line.points}
              title={(at) => `${line.name}, ${labels[at] ?? ''}: ${cell(line.values[at])}`}
            />
          ))}
          <SeriesNames lines={lines} />
          <AxisNames names={labels} every={Math.ceil(labels.length / 6)} />
        </PlotArea>
      </svg>
    </FigureFrame>
  )
}
