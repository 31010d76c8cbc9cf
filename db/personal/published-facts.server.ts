import type { TableFacts } from './facts-shape.server.ts'

const PUBLIC = { kept: 'Información pública de contrataciones; una orden de autoridad puede retirarla.' }
const FACETS = {
  ...{ sphere: 'lista cerrada', method: 'lista cerrada', category: 'lista cerrada', stage: 'lista cerrada' },
  currency: 'lista cerrada',
}
const INDEX = 'índice de búsqueda de las columnas que sí se revisan'
const DIGEST = 'huella'

/** What everybody may read. */
export const PUBLISHED_FACTS: Record<string, TableFacts> = {
  published_audit_heads: {
    ...{ words: 'Huella diaria de la bitácora', key: ['day'], passed: { head: DIGEST, seal: DIGEST } },
    retention: { kept: 'Huellas; no nombran a nadie.' },
  },
  published_awards: {
    words: 'Adjudicación publicada',
    key: ['ocid', 'award_id'],
    searched: ['supplier_id', 'supplier_name', 'title'],
    passed: {
      category: 'lista cerrada',
      status: 'lista cerrada',
      method: 'lista cerrada',
      currency: 'lista cerrada',
    },
    retention: PUBLIC,
  },
  published_entities: {
    ...{ words: 'Ficha pública del ente', key: ['slug'] },
    searched: ['name', 'short_name', 'rfc', 'notice', 'aliases'],
    passed: {
      ...{ key: 'clave del ente', level: 'lista cerrada', sphere: 'lista cerrada', kind: 'lista cerrada' },
      ...{ parent_slug: 'dirección de otro ente', inegi_key: 'clave del INEGI', status: 'lista cerrada' },
      ...{ successor_slug: 'dirección de otro ente', tsv: INDEX, status_since: 'fecha' },
    },
    retention: { kept: 'Padrón de entes, que es público.' },
  },
  published_entity_positions: {
    ...{ words: 'Posición de una fuente de datos', key: ['feed'], passed: { head: DIGEST } },
    retention: { kept: 'Números; no nombran a nadie.' },
  },
  published_entity_suppliers: {
    ...{ words: 'Total de un proveedor en un ente', key: ['supplier_id'], searched: ['supplier_id'] },
    passed: { currency: 'lista cerrada' },
    retention: PUBLIC,
  },
  published_facet_counts: {
    ...{ words: 'Cuenta por faceta', key: ['facet'], passed: { value: 'lista cerrada' } },
    retention: { kept: 'Cuentas; no nombran a nadie.' },
  },
  published_historical_records: {
    ...{ words: 'Proceso histórico publicado', key: ['ocid'], searched: ['compiled'] },
    retention: PUBLIC,
  },
  published_historical_releases: {
    ...{ words: 'Publicación histórica', key: ['ocid', 'release_id'], searched: ['body', 'findings'] },
    passed: { tags: 'lista cerrada', body_sha256: DIGEST },
    retention: PUBLIC,
  },
  published_processes: {
    words: 'Proceso en la búsqueda',
    key: ['ocid'],
    searched: ['title', 'summary', 'file_number', 'method_details', 'supplier_ids', 'supplier_names'],
    passed: { ...FACETS, status: 'lista cerrada', tsv: INDEX },
    retention: PUBLIC,
  },
  published_records: {
    ...{ words: 'Proceso publicado', key: ['ocid'], searched: ['compiled'], passed: { compiled_sha256: DIGEST } },
    retention: PUBLIC,
  },
  published_release_bodies: {
    ...{ words: 'Publicación de un proceso', key: ['position'], searched: ['body'] },
    retention: PUBLIC,
  },
  published_releases: {
    ...{ words: 'Eslabón de la cadena de publicaciones', key: ['ocid', 'release_id'] },
    passed: {
      ...{ tags: 'lista cerrada', source: 'lista cerrada', body_sha256: DIGEST, previous_link: DIGEST, link: DIGEST },
    },
    retention: PUBLIC,
  },
  published_rollup: {
    ...{ words: 'Totales por faceta', key: [], passed: FACETS },
    retention: { kept: 'Totales; no nombran a nadie.' },
  },
  published_state: {
    ...{ words: 'Datos públicos del portal', key: ['state_slug'], searched: ['settings'] },
    retention: { kept: 'Una fila, que se reescribe.' },
  },
  published_state_positions: {
    ...{ words: 'Posición de la fuente estatal', key: ['feed'] },
    retention: { kept: 'Números; no nombran a nadie.' },
  },
  published_supplier_identities: {
    ...{ words: 'Clave de un proveedor unida a otra', key: ['supplier_id'], searched: ['supplier_id', 'identity_id'] },
    retention: PUBLIC,
  },
  published_supplier_names: {
    words: 'Nombre con que se ha escrito a un proveedor',
    ...{ key: ['supplier_id'], searched: ['supplier_id', 'name'] },
    retention: PUBLIC,
  },
  published_suppliers: {
    ...{ words: 'Proveedor publicado', key: ['id'], searched: ['id', 'name', 'identifier', 'names'] },
    passed: {
      ...{ tsv: INDEX, normal: 'el nombre, para comparar', name_key: 'el nombre, para comparar' },
      ...{ categories: 'lista cerrada', municipality: 'clave del INEGI', size: 'lista cerrada' },
    },
    retention: PUBLIC,
  },
  published_withdrawals: {
    ...{ words: 'Retiro por orden de autoridad', key: ['ocid'], searched: ['authority', 'legal_basis'] },
    retention: { kept: 'Constancia pública del retiro.' },
  },
}
