import { answers, type Operation, pathParameter, queryParameter } from './pieces.ts'

const object = { type: 'object' }
const bad = { 400: 'Un parámetro no se puede leer, o el cursor es de otra lista.' }

const filters = [
  queryParameter('q', 'Nombre, RFC o expediente; cada palabra puede ser el comienzo de otra.'),
  queryParameter('lista', 'sat-69b, sfp, pdn-s3, propias o csv-…; se repite.'),
  queryParameter(
    'tipo',
    'debarment, fine, suspension, dissolution, warning, compensation, economic, other, tax-…; se repite.',
  ),
  queryParameter('estado', 'vigente, vencida, impugnada o retirada, al día de hoy en la hora del estado.'),
  queryParameter('autoridad', 'Como está escrita en la lista.'),
  queryParameter('cursor', 'De links.next.'),
]

/** Sanctions: the lists together, one with its versions, and our own in the formats of the national platform. */
export const sanctionPaths: Record<string, { get: Operation }> = {
  '/api/v1/sanctions': {
    get: {
      operationId: 'listSanctions',
      summary: 'Proveedores sancionados',
      description:
        'Lo que dicen las listas oficiales y las resoluciones de los órganos internos de control: { total, totalIsCapped, day, results, lists, links }. Un nombre igual no prueba que sea la misma empresa; el RFC sí.',
      tags: ['Proveedores'],
      parameters: [...filters, queryParameter('limit', 'Sanciones por página, de 1 a 1000.')],
      responses: answers('Una página.', object, bad),
    },
  },
  '/api/v1/sanctions/{id}': {
    get: {
      operationId: 'readSanction',
      summary: 'Una sanción con todas sus versiones',
      description: 'versions dice qué se supo y cuándo: knownFrom y knownTo, con la huella del archivo y el renglón.',
      tags: ['Proveedores'],
      parameters: [pathParameter('id', 'Identificador de la sanción, como en la lista.')],
      responses: answers('La sanción.', object, { 404: 'No hay una sanción publicada con ese identificador.' }),
    },
  },
  '/api/v1/sanctions/feed.atom': {
    get: {
      operationId: 'sanctionNews',
      summary: 'Novedades de los sancionados (Atom)',
      description: 'Lo último que cambió en las listas: sanciones nuevas, corregidas y anuladas.',
      tags: ['Proveedores'],
      responses: answers('Novedades.', { type: 'string' }, {}, 'application/atom+xml'),
    },
  },
  '/api/v1/pdn/s3/v1/psancionados': {
    get: {
      operationId: 'pdnS3V1',
      summary: 'Nuestras resoluciones en el formato S3 v1 de la PDN',
      description: 'La respuesta de /v1/psancionados de la Plataforma Digital Nacional, sin registro y por GET.',
      tags: ['Proveedores'],
      parameters: ['page', 'pageSize', 'nombreRazonSocial', 'rfc', 'expediente', 'tipoPersona', 'id'].map((name) =>
        queryParameter(name, 'Como en la especificación de la PDN; pageSize hasta 200.'),
      ),
      responses: answers('Una página.', object, bad),
    },
  },
  '/api/v1/pdn/s3/v1/psancionados/dependencias': {
    get: {
      operationId: 'pdnS3V1Entities',
      summary: 'Entes de esas resoluciones, S3 v1',
      description: 'Donde se cometió la falta.',
      tags: ['Proveedores'],
      responses: answers('Los entes.', { type: 'array' }),
    },
  },
  '/api/v1/pdn/s3/v2/items/{collection}': {
    get: {
      operationId: 'pdnS3V2',
      summary: 'Nuestras resoluciones en el formato S3 v2 de la PDN',
      description: 'La respuesta { data, meta } de la Plataforma Digital Nacional.',
      tags: ['Proveedores'],
      parameters: [
        pathParameter('collection', 'faltas_graves_personas_morales o faltas_graves_personas_fisicas.'),
        ...['limit', 'offset', 'search'].map((name) => queryParameter(name, 'Como en la especificación de la PDN.')),
      ],
      responses: answers('Una página.', object, { ...bad, 404: 'No hay una colección con ese nombre.' }),
    },
  },
}
