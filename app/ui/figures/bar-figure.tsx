import { TextLink } from '#app/ui/layout/text-link.tsx'
import { type FigureBasics, FigureFrame } from './figure-frame.tsx'
import { ceilingOf, percent } from './scale.ts'

export type Bar = {
  key: string
  label: string
  value: number
  /** The value as read beside the bar: "$1.2 mdp". */
  display: string
  /** The whole value, for the table; `display` unless told. */
  exact?: string
  href?: string
  /** Set apart from the rest, by weight and tint. */
  highlight?: boolean
}

export type BarFigureProps = FigureBasics & {
  bars: readonly Bar[] /** Headings of the table. */
  headings: readonly [string, string]
}

/** Bars from zero, largest first or in the order given, each with its name and value: no legend, no axis to decode. */
export function BarFigure({ bars, headings, ...frame }: BarFigureProps) {
  const ceiling = ceilingOf(bars.map((bar) => bar.value))
  const table = {
    headings,
    rows: bars.map(({ key, label, exact, display }) => ({ key, cells: [label, exact ?? display] })),
  }
  return (
    <FigureFrame {...frame} table={table}>
      <ul className={`bars plain-list${bars.some((bar) => bar.highlight) ? ' has-highlight' : ''}`}>
        {bars.map(({ key, label, value, display, href, highlight }) => (
          <li key={key} className={highlight ? 'bar-row bar-row-strong' : 'bar-row'}>
            <span className="bar-label">{href ? <TextLink href={href}>{label}</TextLink> : label}</span>
            <span className="bar-value number">{display}</span>
            <svg className="bar-track" width="100%" height="12" aria-hidden="true" focusable="false">
              <rect className="bar-fill" x="0" y="0" width={percent(value / ceiling)} height="12" />
            </svg>
          </li>
        ))}
      </ul>
    </FigureFrame>
  )
}
