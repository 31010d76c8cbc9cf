import { formatNumber } from '#app/lib/amounts.ts'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { type Column, DataTable } from '#app/ui/table/data-table.tsx'
import { DateText } from '#app/ui/table/date-text.tsx'

export type ShownName = {
  key: string
  name: string
  entity: { name: string; href: string }
  awards: number
  /** Days, YYYY-MM-DD; null when no award is dated. */
  first: string | null
  last: string | null
}

const day = (date: string | null) => (date === null ? 'Sin fecha' : <DateText value={date} />)

const COLUMNS: readonly Column<ShownName>[] = [
  { key: 'name', heading: 'Nombre escrito', isRowHeading: true, cell: ({ name }) => name },
  {
    key: 'entity',
    heading: 'Quién lo escribió',
    cell: ({ entity }) => <TextLink href={entity.href}>{entity.name}</TextLink>,
  },
  { key: 'awards', heading: 'Adjudicaciones', align: 'right', cell: ({ awards }) => formatNumber(awards) },
  { key: 'first', heading: 'Primera vez', cell: ({ first }) => day(first) },
  { key: 'last', heading: 'Última vez', cell: ({ last }) => day(last) },
]

/** By which names a supplier was written, by whom and when. */
export function SeenNames({ names }: { names: readonly ShownName[] }) {
  return (
    <DataTable caption="Nombres con que aparece" hideCaption columns={COLUMNS} rows={names} rowKey={({ key }) => key} />
  )
}
