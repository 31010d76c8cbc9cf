import type { ReactNode } from 'react'

export type FigureTable = {
  headings: readonly string[]
  /** One row a datum; the first cell names it, the others are figures. */
  rows: readonly { key: string; cells: readonly string[] }[]
}

export type FigureFrameProps = {
  /** What the figure says, as a sentence: it is the title. */
  sentence: string
  /** The figure itself; it is decoration beside the table, so it is hidden from screen readers. */
  children: ReactNode
  table: FigureTable
  /** Where the data come from and what is left out. */
  source?: ReactNode
}

/** A figure: its finding as title, the drawing, and the same data as a table underneath. */
export function FigureFrame({ sentence, children, table, source }: FigureFrameProps) {
  return (
    <figure className="figure">
      <figcaption className="figure-title">{sentence}</figcaption>
      <div aria-hidden="true">{children}</div>
      <details className="figure-data">
        <summary>Ver los datos en una tabla</summary>
        <table className="table table-dense">
          <caption className="visually-hidden">{sentence}</caption>
          <thead>
            <tr>
              {table.headings.map((heading, at) => (
                <th key={heading} scope="col" className={at === 0 ? undefined : 'cell-right'}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ key, cells }) => (
              <tr key={key}>
                <th scope="row">{cells[0]}</th>
                {cells.slice(1).map((cell, at) => (
                  <td key={`${key}-${table.headings[at + 1]}`} className="cell-right">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      {source ? <p className="figure-source">{source}</p> : null}
    </figure>
  )
}
