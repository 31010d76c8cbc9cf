import { countOf } from '#app/lib/amounts.ts'
import { Badge } from '#app/ui/badges/badge.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { type Column, DataTable } from '#app/ui/table/data-table.tsx'

export type ResolutionLine = {
  id: string
  href: string
  title: string
  isPublished: boolean
  missing: number
  updated: string
  publicHref: string | null
}

const columns: Column<ResolutionLine>[] = [
  {
    key: 'title',
    heading: 'A quién, y expediente',
    isRowHeading: true,
    cell: ({ href, title }) => <TextLink href={href}>{title}</TextLink>,
  },
  {
    key: 'state',
    heading: 'Estado',
    cell: ({ isPublished, missing, publicHref }) =>
      isPublished ? (
        <>
          <Badge tone="done">Publicada</Badge> {publicHref ? <TextLink href={publicHref}>ver ficha</TextLink> : null}
        </>
      ) : (
        <>
          <Badge>Borrador</Badge>{' '}
          {missing > 0
            ? `le ${missing === 1 ? 'falta' : 'faltan'} ${countOf(missing, 'dato', 'datos')}`
            : 'lista para publicar'}
        </>
      ),
  },
  { key: 'updated', heading: 'Último cambio', cell: ({ updated }) => updated },
]

/** The resolutions of a control body, the last touched first. */
export function ResolutionTable({ lines }: { lines: readonly ResolutionLine[] }) {
  return (
    <DataTable caption="Resoluciones del ente" hideCaption columns={columns} rows={lines} rowKey={({ id }) => id} />
  )
}
