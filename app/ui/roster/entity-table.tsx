import { countOf } from '#app/lib/amounts.ts'
import { platformPaths } from '#app/lib/paths.ts'
import { statusName } from '#app/texts/roster.ts'
import { Badge } from '#app/ui/badges/badge.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { type Column, DataTable } from '#app/ui/table/data-table.tsx'

export type ListedEntity = {
  slug: string
  name: string
  key: string
  sphere: string
  status: string
  members: number
  admins: number
  releases: number
  /** As shown; null for never. */
  lastSign: string | null
}

const columns: Column<ListedEntity>[] = [
  {
    key: 'name',
    heading: 'Ente',
    isRowHeading: true,
    cell: ({ slug, name, key, status }) => (
      <>
        <TextLink href={platformPaths.entity(slug)}>{name}</TextLink>{' '}
        {status === 'active' ? null : <Badge tone="warning">{statusName(status)}</Badge>}
        <span className="description-help">{key}</span>
      </>
    ),
  },
  { key: 'sphere', heading: 'Ámbito', cell: ({ sphere }) => sphere, wideOnly: true },
  {
    key: 'people',
    heading: 'Personas',
    cell: ({ members, admins, status }) => (
      <>
        {countOf(members, 'persona', 'personas')}
        {admins === 0 && status !== 'closed' ? <span className="description-help">Sin administrador</span> : null}
      </>
    ),
  },
  { key: 'releases', heading: 'Publicaciones', align: 'right', cell: ({ releases }) => releases },
  {
    key: 'sign',
    heading: 'Última señal',
    cell: ({ lastSign }) => lastSign ?? <span className="no-data">Ninguna</span>,
  },
]

/** Entities with the counts that operation sees of them. */
export function EntityTable({ entities }: { entities: readonly ListedEntity[] }) {
  return (
    <DataTable
      dense
      caption="Entes del padrón"
      hideCaption
      columns={columns}
      rows={entities}
      rowKey={({ slug }) => slug}
    />
  )
}
