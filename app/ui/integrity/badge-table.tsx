import { TextLink } from '#app/ui/layout/text-link.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { BadgeStateTag } from './badge-state.tsx'

export type ShownBadgeLine = {
  folio: string
  href: string
  name: string
  rfc: string
  state: string
  since: string
  until: string
}

/** Badges in a list: whose, how they stand today, since and until when. */
export function BadgeTable({ lines }: { lines: readonly ShownBadgeLine[] }) {
  return (
    <DataTable
      caption="Insignias de integridad"
      hideCaption
      rows={lines}
      rowKey={({ folio }) => folio}
      columns={[
        {
          key: 'name',
          heading: 'Empresa',
          isRowHeading: true,
          cell: ({ name, href, rfc }) => (
            <>
              <TextLink href={href}>{name}</TextLink>
              <span className="description-help">RFC {rfc}</span>
            </>
          ),
        },
        { key: 'state', heading: 'Hoy', cell: ({ state }) => <BadgeStateTag state={state} /> },
        { key: 'since', heading: 'Desde', cell: ({ since }) => since },
        { key: 'until', heading: 'Vale hasta', cell: ({ until }) => until },
        { key: 'folio', heading: 'Folio', cell: ({ folio }) => <code>{folio}</code> },
      ]}
    />
  )
}
