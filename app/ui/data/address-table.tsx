import { apiPaths } from '#app/lib/paths.ts'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'

const ADDRESSES = [
  { href: apiPaths.records({ limit: 100 }), what: 'Expedientes', text: 'Cada proceso como está hoy, con su historia.' },
  {
    href: apiPaths.releases({ limit: 100 }),
    what: 'Publicaciones',
    text: 'Todo lo publicado, en orden; siga links.next y no pierde nada.',
  },
  {
    href: apiPaths.search({ q: 'medicamentos' }),
    what: 'Búsqueda',
    text: 'Los mismos filtros que la página de procesos, en JSON.',
  },
  { href: apiPaths.entities(), what: 'Entes', text: 'El padrón, con la dirección de los datos de cada ente.' },
  {
    href: apiPaths.manifest(),
    what: 'Manifiesto',
    text: 'Cuántas publicaciones hay por ente y la huella de la última.',
  },
  {
    href: apiPaths.auditHeads(),
    what: 'Cabezas de las bitácoras',
    text: 'La huella diaria de la bitácora de cada ente: guarde copias y nadie podrá rehacerla sin que se note.',
  },
  {
    href: apiPaths.historicalReleases({ limit: 100 }),
    what: 'Históricos',
    text: 'Datos del pasado que no cumplen las reglas de hoy, con lo que falla.',
  },
  { href: apiPaths.openapi(), what: 'Descripción de la interfaz', text: 'OpenAPI, para programas.' },
]

/** The addresses that machines read, and what each is for. */
export function AddressTable() {
  return (
    <DataTable
      caption="Direcciones de los datos"
      hideCaption
      rows={ADDRESSES}
      rowKey={({ href }) => href}
      columns={[
        {
          key: 'what',
          heading: 'Qué',
          isRowHeading: true,
          cell: ({ what, href }) => <TextLink href={href}>{what}</TextLink>,
        },
        { key: 'text', heading: 'Para qué', isProse: true, cell: ({ text }) => text },
        { key: 'href', heading: 'Dirección', isProse: true, cell: ({ href }) => <code>{href}</code> },
      ]}
    />
  )
}
