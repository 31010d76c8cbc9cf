import type { ReactNode } from 'react'
import { TextLink } from '#app/ui/layout/text-link.tsx'

export type FigureTable = {
  /** Headings, the first one of what the rows are. */
  headings: readonly string[]
  /** Cells as text, the first one names the row. */
  rows: readonly { key: string; cells: readonly string[] }[]
}

export type FigureBasics = {
  /** What the figure says, as a sentence; not its subject. */
  title: string
  /** Where the figures come from and until when: "Fuente: procesos publicados hasta el 20 nov 2026." */
  source: string
  /** The same figures as a file. */
  csvHref?: string
  note?: ReactNode
}

/** Around every figure: the sentence it says, the drawing, its source, and the same figures as a table. */
export function FigureFrame({
  title,
  source,
  csvHref,
  note,
  table,
  children,
}: FigureBasics & { table: FigureTable; children: ReactNode }) {
  const [first, ...others] = table.headings
  return (
    <figure className="figure">
      <figcaption className="figure-title">{title}</figcaption>
      <div className="figure-drawing">{children}</div>
      {note ? <p className="figure-note">{note}</p> : null}
      <p className="figure-source">
        {source}
        {csvHref ? (
          <>
            {' '}
            <TextLink href={csvHref} download>
              Descargar CSV
            </TextLink>
          </>
        ) : null}
      </p>
      <details className="figure-table">
        <summary>Ver los datos en una tabla</summary>
        <div className="table-scroll">
          <table className="table table-dense table-scrolled">
            <caption className="visually-hidden">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{first}</th>
                {others.map((heading) => (
                  <th key={heading} scope="col" className="cell-right">
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(({ key, cells: [name, ...values] }) => (
                <tr key={key}>
                  <th scope="row">{name}</th>
                  {values.map((value, index) => (
                    <td key={others[index] ?? value} className="cell-right">
                      {value}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}
