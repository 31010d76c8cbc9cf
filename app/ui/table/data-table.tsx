import type { ReactNode } from 'react'
import { TextLink } from '#app/ui/layout/text-link.tsx'

export type Column<Row> = {
  key: string
  heading: string
  cell: (row: Row) => ReactNode
  /** Figures and amounts go right, tabular. */
  align?: 'left' | 'right'
  /** Sentences, titles, addresses: on a phone they stand under their heading, from the left, not against the right edge. */
  isProse?: boolean
  /** The column that names the row; one at most. */
  isRowHeading?: boolean
  /** Hidden on phones, when the row says enough without it. */
  wideOnly?: boolean
  /** Link that sorts by this column, and how it is sorted now. */
  sort?: { href: string; direction: 'ascending' | 'descending' | null }
}

export type DataTableProps<Row> = {
  caption: string
  /** The caption is heard and not seen, where a heading above says the same. */
  hideCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** On a phone: rows become cards with the headings inside (default), or the table scrolls sideways. */
  onPhone?: 'cards' | 'scroll'
  /** Denser rows, for work screens. */
  dense?: boolean
  /** Bottom row of totals, one cell a column. */
  footer?: readonly ReactNode[]
}

function Heading<Row>({ column }: { column: Column<Row> }) {
  const { sort, heading, align, wideOnly } = column
  const className = [align === 'right' ? 'cell-right' : '', wideOnly ? 'cell-wide' : ''].filter(Boolean).join(' ')
  const mark = sort?.direction === 'ascending' ? ' ↑' : sort?.direction === 'descending' ? ' ↓' : ''
  return (
    <th scope="col" className={className || undefined} aria-sort={sort?.direction ?? undefined}>
      {sort ? (
        <TextLink href={sort.href} className="sort-link">
          {heading}
          <span aria-hidden="true">{mark}</span>
        </TextLink>
      ) : (
        heading
      )}
    </th>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const { align, wideOnly, isProse } = column
  const classes = [align === 'right' ? 'cell-right' : '', wideOnly ? 'cell-wide' : '', isProse ? 'cell-prose' : '']
  const className = classes.filter(Boolean).join(' ') || undefined
  const label = (
    <span className="cell-label" aria-hidden="true">
      {column.heading}
    </span>
  )
  if (column.isRowHeading) {
    return (
      <th scope="row" className={className}>
        {column.cell(row)}
      </th>
    )
  }
  return (
    <td className={className}>
      {label}
      <span className="cell-value">{column.cell(row)}</span>
    </td>
  )
}

/** Rows and columns that read on a desk as a table and on a phone as cards. Sorting is done by links, not by scripts. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, hideCaption, columns, rows, rowKey, onPhone = 'cards', dense, footer } = props
  const table = (
    <table className={`table table-${onPhone}${dense ? ' table-dense' : ''}`}>
      <caption className={hideCaption ? 'visually-hidden' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Heading key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <Cell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
      {footer ? (
        <tfoot>
          <tr>
            {columns.map((column, index) => (
              <td key={column.key} className={column.align === 'right' ? 'cell-right' : undefined}>
                {footer[index]}
              </td>
            ))}
          </tr>
        </tfoot>
      ) : null}
    </table>
  )
  if (onPhone === 'cards') return table
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" aria-label={caption} tabIndex={0}>
      {table}
    </section>
  )
}
