import { documentPaths, listPaths } from './feed-paths.ts'
import { integrityPaths } from './integrity-paths.ts'
import { sanctionPaths } from './sanction-paths.ts'
import { schemas } from './schemas.ts'
import { searchPath } from './search-path.ts'
import { supplierPaths, supplierSchemas } from './supplier-paths.ts'

const description = `Datos abiertos de contrataciones públicas según OCDS 1.1.5 y su perfil EDCA-MX. No se pide registro ni clave, y puede leerse desde cualquier sitio (CORS).

Para tener una copia al día: lea /api/v1/releases siguiendo links.next; cuando falte, guarde nextCursor y vuelva con él. Para probar que está completa, compare con /api/v1/manifest y verifique las huellas de chain.`

/** The OpenAPI 3.1 document of the interface at an address. */
export function openapiDocument(base: string) {
  return {
    openapi: '3.1.0',
    info: { title: 'Contrataciones públicas abiertas', version: '1.0.0', description },
    servers: [{ url: base }],
    tags: ['Listas', 'Procesos', 'Entes', 'Novedades', 'Búsqueda', 'Proveedores', 'Integridad'].map((name) => ({
      name,
    })),
    paths: { ...listPaths, ...documentPaths, ...searchPath, ...supplierPaths, ...sanctionPaths, ...integrityPaths },
    components: { schemas: { ...schemas, ...supplierSchemas } },
  }
}
