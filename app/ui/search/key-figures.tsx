import type { ReactNode } from 'react'

export type KeyFigure = { label: string; figure: ReactNode; note?: ReactNode }

/** Two to four figures that sum up a page, each with its name and, if needed, what it counts. */
export function KeyFigures({ figures }: { figures: readonly KeyFigure[] }) {
  return (
    <dl className="key-figures">
      {figures.map(({ label, figure, note }) => (
        <div key={label} className="key-figure">
          <dt>{label}</dt>
          <dd>{figure}</dd>
          {note ? <dd className="key-figure-note">{note}</dd> : null}
        </div>
      ))}
    </dl>
  )
}
