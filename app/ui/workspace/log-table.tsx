import { formatInstant } from '#app/lib/dates.ts'
import { workspacePaths } from '#app/lib/paths.ts'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { type Column, DataTable } from '#app/ui/table/data-table.tsx'

export interface LogTableLine {
  position: number
  at: string
  who: string
  what: string
  side: string
  subject: string
  draftId: string | null
}

/** Entries of an entity's log: when, who, what, about what. */
export function LogTable({ slug, zone, lines }: { slug: string; zone: string; lines: readonly LogTableLine[] }) {
  const columns: Column<LogTableLine>[] = [
    {
      key: 'at',
      heading: 'Cuándo',
      isRowHeading: true,
      cell: ({ at, position }) => (
        <>
          <span className="number">{formatInstant(at, zone)}</span>
          <span className="draft-ocid">entrada {position}</span>
        </>
      ),
    },
    { key: 'who', heading: 'Quién', cell: ({ who }) => who },
    {
      key: 'what',
      heading: 'Qué hizo',
      cell: ({ what, side }) => (
        <>
          {what}
          <span className="draft-note">{side}</span>
        </>
      ),
    },
    {
      key: 'subject',
      heading: 'Sobre qué',
      isProse: true,
      cell: ({ subject, draftId }) =>
        draftId ? (
          <TextLink href={workspacePaths.process(slug, draftId)}>{subject || 'Sin título'}</TextLink>
        ) : (
          <span className="log-subject">{subject || 'El ente'}</span>
        ),
    },
  ]
  return (
    <DataTable
      dense
      hideCaption
      caption="Bitácora del ente"
      columns={columns}
      rows={lines}
      rowKey={({ position }) => String(position)}
    />
  )
}
