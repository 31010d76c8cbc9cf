import { TextLink } from '#app/ui/layout/text-link.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'

export type ShownReview = {
  id: string
  href: string
  folio: string
  name: string
  kind: string
  stateWord: string
  waits: string
  reviewer: string | null
}

/** Applications as the coordination lists them. */
export function ReviewTable({ rows, caption }: { rows: readonly ShownReview[]; caption: string }) {
  return (
    <DataTable
      caption={caption}
      hideCaption
      dense
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          heading: 'Empresa',
          isRowHeading: true,
          cell: ({ name, href, folio }) => (
            <>
              <TextLink href={href}>{name}</TextLink>
              <span className="description-help">{folio}</span>
            </>
          ),
        },
        { key: 'kind', heading: 'Qué pide', cell: ({ kind }) => kind },
        { key: 'state', heading: 'Estado', cell: ({ stateWord }) => stateWord },
        { key: 'sent', heading: 'Enviada', cell: ({ waits }) => waits },
        { key: 'reviewer', heading: 'Revisa', cell: ({ reviewer }) => reviewer ?? 'Sin asignar' },
      ]}
    />
  )
}
