import { Badge, type BadgeTone } from '#app/ui/badges/badge.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { type Column, DataTable } from '#app/ui/table/data-table.tsx'

export type SnapshotLine = {
  id: string
  href: string
  state: string
  stateWords: string
  list: string
  fileName: string
  received: string
  asOf: string | null
  who: string
  rows: string
  refused: number
}

const TONES: Readonly<Record<string, BadgeTone>> = {
  current: 'done',
  held: 'warning',
  failed: 'error',
  reading: 'accent',
}

const columns: Column<SnapshotLine>[] = [
  {
    key: 'list',
    heading: 'Lista',
    isRowHeading: true,
    cell: ({ list, href, fileName, asOf }) => (
      <>
        <TextLink href={href}>{list}</TextLink>
        <span className="description-help">
          {fileName}
          {asOf ? `, al ${asOf}` : ''}
        </span>
      </>
    ),
  },
  {
    key: 'state',
    heading: 'Estado',
    cell: ({ state, stateWords }) => <Badge tone={TONES[state] ?? 'plain'}>{stateWords}</Badge>,
  },
  { key: 'rows', heading: 'Renglones leídos', align: 'right', cell: ({ rows }) => rows },
  { key: 'refused', heading: 'Rechazados', align: 'right', cell: ({ refused }) => refused },
  {
    key: 'received',
    heading: 'Recibida',
    cell: ({ received, who }) => (
      <>
        {received}
        <span className="description-help">{who}</span>
      </>
    ),
  },
]

/** Imports of lists, the newest first; each keeps its file. */
export function SnapshotTable({ lines, caption }: { lines: readonly SnapshotLine[]; caption: string }) {
  return <DataTable caption={caption} columns={columns} rows={lines} rowKey={({ id }) => id} />
}
