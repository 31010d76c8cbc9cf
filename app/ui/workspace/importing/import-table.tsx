import { formatNumber } from '#app/lib/amounts.ts'
import { formatInstant } from '#app/lib/dates.ts'
import { workspacePaths } from '#app/lib/paths.ts'
import { importStateWord, isImportMoving } from '#app/texts/imports.ts'
import { Badge } from '#app/ui/badges/badge.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { type Column, DataTable } from '#app/ui/table/data-table.tsx'
import { type ShownImport, sourceNames } from './import-line.ts'

export type ImportTableProps = { lines: readonly ShownImport[]; slug: string; zone: string }

const count = (line: ShownImport, name: string) => formatNumber(line.counts[name] ?? 0)

export function ImportStateBadge({ state }: { state: string }) {
  const tone = state === 'done' ? 'done' : state === 'failed' ? 'error' : isImportMoving(state) ? 'accent' : 'plain'
  return <Badge tone={tone}>{importStateWord(state)}</Badge>
}

/** The imports of an entity, each with what came of it. */
export function ImportTable({ lines, slug, zone }: ImportTableProps) {
  const columns: Column<ShownImport>[] = [
    {
      key: 'files',
      heading: 'Archivos',
      isRowHeading: true,
      cell: (line) => (
        <TextLink href={workspacePaths.import(slug, line.id)}>
          {line.sources.length > 0 ? sourceNames(line.sources) : `${count(line, 'files')} archivos`}
        </TextLink>
      ),
    },
    { key: 'at', heading: 'Enviada', cell: (line) => formatInstant(line.at, zone) },
    { key: 'who', heading: 'Por', cell: (line) => line.actorName ?? 'Operación' },
    { key: 'state', heading: 'Estado', cell: (line) => <ImportStateBadge state={line.state} /> },
    { key: 'accepted', heading: 'Aceptadas', align: 'right', cell: (line) => count(line, 'accepted') },
    { key: 'historical', heading: 'Históricas', align: 'right', cell: (line) => count(line, 'historical') },
    { key: 'rejected', heading: 'Rechazadas', align: 'right', cell: (line) => count(line, 'rejected') },
  ]
  return (
    <DataTable
      dense
      caption="Importaciones del ente"
      hideCaption
      columns={columns}
      rows={lines}
      rowKey={({ id }) => id}
    />
  )
}
