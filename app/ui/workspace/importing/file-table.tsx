import { formatNumber } from '#app/lib/amounts.ts'
import { type Column, DataTable } from '#app/ui/table/data-table.tsx'

export interface ShownFile {
  position: number
  name: string
  releases: number
  accepted: number
  historical: number
  duplicates: number
  rejected: number
  warnings: number
}

const figure = (key: keyof ShownFile, heading: string): Column<ShownFile> => ({
  ...{ key, heading, align: 'right' as const },
  cell: (file) => formatNumber(Number(file[key])),
})

/** What came of each file; those inside of a zip stand under its name. */
export function FileTable({ files }: { files: readonly ShownFile[] }) {
  if (files.length === 0) return null
  return (
    <section className="stack" aria-labelledby="archivos-importados">
      <h2 id="archivos-importados">Por archivo</h2>
      <DataTable
        dense
        caption="Cuentas de cada archivo"
        hideCaption
        columns={[
          {
            key: 'name',
            heading: 'Archivo',
            isRowHeading: true,
            cell: ({ name }) => <span className="import-name">{name}</span>,
          },
          figure('releases', 'Leídas'),
          figure('accepted', 'Aceptadas'),
          figure('historical', 'Históricas'),
          figure('duplicates', 'Repetidas'),
          figure('rejected', 'Rechazadas'),
          figure('warnings', 'Avisos'),
        ]}
        rows={files}
        rowKey={({ position }) => String(position)}
      />
    </section>
  )
}
