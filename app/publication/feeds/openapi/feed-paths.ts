import { answers, type Operation, pageParameters, pathParameter, queryParameter } from './pieces.ts'

const badPage = { 400: 'Un parámetro no se puede leer, o el cursor es de otra lista.' }
const noEntity = { 404: 'No hay un ente con esa dirección.' }
const slug = pathParameter('slug', 'El ente, como en /api/v1/entities.')
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const atom = { type: 'string', description: 'Documento Atom.' }

const order =
  'En orden de publicación, sin huecos: quien sigue el cursor hasta el final tiene todo. Lo publicado no cambia; una corrección es otra publicación.'

/** Lists of packages, statewide and of each entity. */
export const listPaths: Record<string, { get: Operation }> = {
  '/api/v1/releases': {
    get: {
      operationId: 'listReleases',
      summary: 'Publicaciones de todo el estado',
      description: `Paquetes de publicaciones (release packages). ${order}`,
      tags: ['Listas'],
      parameters: pageParameters,
      responses: answers('Una página.', ref('ReleasePackage'), badPage),
    },
  },
  '/api/v1/records': {
    get: {
      operationId: 'listRecords',
      summary: 'Procesos de todo el estado',
      description:
        'Paquetes de expedientes (record packages) en el orden de su última publicación: un proceso que se publica de nuevo vuelve a salir al final.',
      tags: ['Listas'],
      parameters: pageParameters,
      responses: answers('Una página.', ref('RecordPackage'), badPage),
    },
  },
  '/api/v1/entities/{slug}/releases': {
    get: {
      operationId: 'listEntityReleases',
      summary: 'Publicaciones de un ente',
      description: `Con la cadena de huellas del ente en chain. ${order}`,
      tags: ['Listas'],
      parameters: [slug, ...pageParameters],
      responses: answers('Una página.', ref('ReleasePackage'), { ...badPage, ...noEntity }),
    },
  },
  '/api/v1/entities/{slug}/records': {
    get: {
      operationId: 'listEntityRecords',
      summary: 'Procesos de un ente',
      description: 'En el orden de su última publicación.',
      tags: ['Listas'],
      parameters: [slug, ...pageParameters],
      responses: answers('Una página.', ref('RecordPackage'), { ...badPage, ...noEntity }),
    },
  },
  '/api/v1/historical/releases': {
    get: {
      operationId: 'listHistoricalReleases',
      summary: 'Publicaciones históricas',
      description:
        'Datos de años anteriores que se importaron como estaban y no pasan la revisión, con lo que falla en cada uno. No están en las listas principales ni en los totales.',
      tags: ['Listas'],
      parameters: [...pageParameters, queryParameter('ocid', 'Solo las de este proceso.')],
      responses: answers('Una página.', ref('HistoricalPackage'), badPage),
    },
  },
}

/** Single documents. */
export const documentPaths: Record<string, { get: Operation }> = {
  '/api/v1/records/{ocid}': {
    get: {
      operationId: 'showRecord',
      summary: 'Un proceso',
      description:
        'Un paquete con un registro: todas sus publicaciones, de la más antigua a la más nueva, y la compilada.',
      tags: ['Procesos'],
      parameters: [pathParameter('ocid', 'Identificador del proceso.')],
      responses: answers('El registro.', ref('RecordPackage'), { 404: 'No está publicado.' }),
    },
  },
  '/api/v1/releases/{ocid}/{releaseId}': {
    get: {
      operationId: 'showRelease',
      summary: 'Una publicación',
      description: 'Un paquete con una publicación.',
      tags: ['Procesos'],
      parameters: [
        pathParameter('ocid', 'Identificador del proceso.'),
        pathParameter('releaseId', 'Identificador de la publicación.'),
      ],
      responses: answers('La publicación.', ref('ReleasePackage'), {
        404: 'No está publicada.',
        410: 'Se retiró por orden legal.',
      }),
    },
  },
  '/api/v1/entities': {
    get: {
      operationId: 'listEntities',
      summary: 'Entes',
      description: 'El padrón de entes del estado, con lo que cada uno ha publicado.',
      tags: ['Entes'],
      responses: answers('El padrón.', ref('Entities')),
    },
  },
  '/api/v1/manifest': {
    get: {
      operationId: 'showManifest',
      summary: 'Manifiesto',
      description: 'Cuántas publicaciones y procesos hay, y la cabeza de la cadena de cada ente.',
      tags: ['Entes'],
      responses: answers('El manifiesto.', ref('Manifest')),
    },
  },
  '/api/v1/audit-heads': {
    get: {
      operationId: 'listAuditHeads',
      summary: 'Cabezas de las bitácoras',
      description:
        'La huella de la última entrada de la bitácora de cada ente, por día, con sello. Quien guarda una copia puede probar después que nadie rehízo una bitácora.',
      tags: ['Entes'],
      parameters: [queryParameter('day', 'Día en UTC, como 2026-11-20; sin él, la más reciente de cada ente.')],
      responses: answers('Las cabezas.', ref('AuditHeads'), { 400: 'El día no es una fecha.' }),
    },
  },
  '/api/v1/entities/{slug}/feed.atom': {
    get: {
      operationId: 'entityNews',
      summary: 'Novedades de un ente (Atom)',
      description: 'Las cincuenta publicaciones más nuevas.',
      tags: ['Novedades'],
      parameters: [slug],
      responses: answers('Novedades.', atom, noEntity, 'application/atom+xml'),
    },
  },
  '/api/v1/feed.atom': {
    get: {
      operationId: 'news',
      summary: 'Novedades del estado (Atom)',
      description: 'Las cincuenta publicaciones más nuevas.',
      tags: ['Novedades'],
      responses: answers('Novedades.', atom, {}, 'application/atom+xml'),
    },
  },
  '/api/v1/openapi.json': {
    get: {
      operationId: 'describe',
      summary: 'Esta descripción',
      description: 'OpenAPI 3.1.',
      tags: ['Entes'],
      responses: answers('La descripción.', { type: 'object' }),
    },
  },
}
