import {
  type ColumnDef,
  flexRender,
  getCoreRowModel,
  type Row,
  useReactTable,
  type VisibilityState,
} from '@tanstack/react-table'
import { useEffect, useState } from 'react'
import { MethodBadge } from '#app/ui/badges/method-badge.tsx'
import { StageBadge } from '#app/ui/badges/stage-badge.tsx'
import { HistoricalBadge } from '#app/ui/badges/status-badge.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { DateText } from '#app/ui/table/date-text.tsx'
import { MoneyAmount } from '#app/ui/table/money-amount.tsx'

/** A process found, as the table shows it. */
export type FoundProcess = {
  ocid: string
  href: string
  title: string
  entityName: string
  suppliers: string
  method: string
  stage: string
  date: string | null
  amount: number | null
  currency: string | null
  historical: boolean
}

export type SortLink = { key: string; label: string; href: string; current: boolean }

function ProcessCell({ row }: { row: Row<FoundProcess> }) {
  const { href, title, entityName, method, stage, date, historical } = row.original
  return (
    <div className="result-cell">
      <h2 className="result-title">
        <TextLink href={href}>{title}</TextLink>
      </h2>
      <p className="result-line">{entityName}</p>
      <p className="result-line cluster">
        <MethodBadge method={method === 'unknown' ? null : method} />
        <StageBadge stage={stage} />
        <span>
          Actualizado <DateText value={date} />
        </span>
        {historical ? <HistoricalBadge /> : null}
      </p>
    </div>
  )
}

const COLUMNS: ColumnDef<FoundProcess>[] = [
  { id: 'process', header: 'Proceso', enableHiding: false, cell: ({ row }) => <ProcessCell row={row} /> },
  {
    id: 'suppliers',
    header: 'A quién',
    cell: ({ row }) => <span className="result-line">{row.original.suppliers}</span>,
  },
  {
    id: 'amount',
    header: 'Monto',
    meta: 'right',
    cell: ({ row }) => (
      <p className="result-amount">
        <MoneyAmount amount={row.original.amount} currency={row.original.currency} words />
      </p>
    ),
  },
]

/** Links that order the results; each is an address. */
function SortLinks({ links }: { links: readonly SortLink[] }) {
  return (
    <ul className="plain-list" aria-label="Orden de los resultados">
      {links.map(({ key, label, href, current }) => (
        <li key={key}>
          <TextLink href={href} {...(current ? { 'aria-current': 'true' as const } : {})}>
            {label}
          </TextLink>
        </li>
      ))}
    </ul>
  )
}

/**
 * Results that the server has searched, sorted and paged: the table only draws them, so it reads the same without JavaScript.
 * With it, the column of suppliers and the density can be changed.
 */
export function ResultsTable({ rows, sorts }: { rows: FoundProcess[]; sorts: readonly SortLink[] }) {
  const [columnVisibility, setColumnVisibility] = useState<VisibilityState>({ suppliers: false })
  const [compact, setCompact] = useState(false)
  const [alive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  const table = useReactTable({
    data: rows,
    columns: COLUMNS,
    state: { columnVisibility },
    onColumnVisibilityChange: setColumnVisibility,
    getCoreRowModel: getCoreRowModel(),
    getRowId: ({ ocid }) => ocid,
    manualSorting: true,
    manualPagination: true,
    manualFiltering: true,
  })
  const isRight = (meta: unknown) => (meta === 'right' ? 'cell-right' : undefined)
  return (
    <>
      <div className="results-tools">
        <SortLinks links={sorts} />
        {alive ? (
          <div className="results-view cluster">
            <label>
              <input
                type="checkbox"
                checked={table.getColumn('suppliers')?.getIsVisible() ?? false}
                onChange={(event) => table.getColumn('suppliers')?.toggleVisibility(event.target.checked)}
              />
              Ver proveedores
            </label>
            <label>
              <input type="checkbox" checked={compact} onChange={(event) => setCompact(event.target.checked)} />
              Renglones juntos
            </label>
          </div>
        ) : null}
      </div>
      <table className={compact ? 'results-table results-table-compact' : 'results-table'} id="resultados">
        <caption className="visually-hidden">Procesos encontrados</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => (
                <th key={header.id} scope="col" className={isRight(header.column.columnDef.meta)}>
                  {flexRender(header.column.columnDef.header, header.getContext())}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id}>
              {row.getVisibleCells().map((cell) => (
                <td key={cell.id} className={isRight(cell.column.columnDef.meta)}>
                  {flexRender(cell.column.columnDef.cell, cell.getContext())}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
