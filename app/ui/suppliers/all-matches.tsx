import { Badge } from '#app/ui/badges/badge.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'

export interface ListedAnywhere {
  id: string
  outcome: string
  title: string
  warns: boolean
  supplier: string
  supplierHref: string
  entity: string
  process: { ocid: string; href: string }
  hits: readonly { key: string; sentence: string; href: string }[]
}

/** What lists say of those who took part in processes of any entity. */
export function AllMatches({ matches }: { matches: readonly ListedAnywhere[] }) {
  return (
    <DataTable
      caption="Coincidencias con las listas"
      hideCaption
      rows={matches}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'supplier',
          heading: 'Proveedor',
          isRowHeading: true,
          cell: ({ supplier, supplierHref }) => <TextLink href={supplierHref}>{supplier}</TextLink>,
        },
        {
          key: 'outcome',
          heading: 'Resultado',
          isProse: true,
          cell: ({ outcome, title, warns, hits }) => (
            <div>
              <Badge tone={outcome === 'sanctioned-then' ? 'warning' : 'plain'}>{title}</Badge>
              {warns ? <span className="description-help">Había una presunción del artículo 69-B</span> : null}
              {hits.map(({ key, sentence, href }) => (
                <div key={key} className="match-line">
                  {sentence} <TextLink href={href}>Ver la sanción</TextLink>
                </div>
              ))}
            </div>
          ),
        },
        {
          key: 'process',
          heading: 'Proceso',
          isProse: true,
          cell: ({ entity, process }) => (
            <div>
              <TextLink href={process.href}>{process.ocid}</TextLink>
              <span className="description-help">{entity}</span>
            </div>
          ),
        },
      ]}
    />
  )
}
