import { formatNumber } from '#app/lib/amounts.ts'
import { Badge } from '#app/ui/badges/badge.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { type Column, DataTable } from '#app/ui/table/data-table.tsx'
import { DateText } from '#app/ui/table/date-text.tsx'

export type ShownSupplierRow = {
  id: string
  href: string
  name: string
  /** Other names by which it was written. */
  also: readonly string[]
  identifier: string | null
  /** Said when the check digit of its RFC fails. */
  toVerify: string | null
  person: boolean
  municipality: string | null
  size: string | null
  categories: string
  file: { until: string; current: boolean } | null
  processes: number
  entities: number
}

const COLUMNS: readonly Column<ShownSupplierRow>[] = [
  {
    key: 'name',
    heading: 'Proveedor',
    isRowHeading: true,
    cell: ({ href, name, also, identifier, toVerify, person }) => (
      <>
        <TextLink href={href}>{name}</TextLink> {toVerify ? <Badge tone="warning">{toVerify}</Badge> : null}
        <span className="supplier-line small quiet">
          {[person ? 'Persona física' : null, identifier].filter(Boolean).join(' · ')}
          {also.length > 0 ? ` ${identifier || person ? '· ' : ''}También: ${also.join('; ')}` : ''}
        </span>
      </>
    ),
  },
  { key: 'categories', heading: 'Qué vende', cell: ({ categories }) => categories || '—', wideOnly: true },
  { key: 'municipality', heading: 'Municipio', cell: ({ municipality }) => municipality ?? '—' },
  { key: 'size', heading: 'Tamaño', cell: ({ size }) => size ?? '—', wideOnly: true },
  {
    key: 'file',
    heading: 'Expediente',
    cell: ({ file }) =>
      file === null ? (
        '—'
      ) : (
        <>
          {file.current ? 'Vigente hasta ' : 'Venció '}
          <DateText value={file.until} />
        </>
      ),
  },
  { key: 'processes', heading: 'Procesos', align: 'right', cell: ({ processes }) => formatNumber(processes) },
  { key: 'entities', heading: 'Entes', align: 'right', cell: ({ entities }) => formatNumber(entities), wideOnly: true },
]

/** The register as a table; on a phone as cards. `withFiles`: some supplier keeps a file, which tells size and validity. */
export function SupplierTable({ rows, withFiles }: { rows: readonly ShownSupplierRow[]; withFiles: boolean }) {
  const columns = withFiles ? COLUMNS : COLUMNS.filter(({ key }) => key !== 'size' && key !== 'file')
  return <DataTable caption="Proveedores" hideCaption columns={columns} rows={rows} rowKey={({ id }) => id} />
}
