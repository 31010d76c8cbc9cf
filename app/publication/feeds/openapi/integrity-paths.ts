import { answers, type Operation, pathParameter } from './pieces.ts'

/** Integrity badges: the signed answer and the keys that check it. */
export const integrityPaths: Record<string, { get: Operation }> = {
  '/api/v1/integrity/{folio}': {
    get: {
      operationId: 'integrityBadge',
      summary: 'Cómo está hoy una insignia de integridad, con firma',
      description:
        'Respuesta firmada con Ed25519 que un tercero comprueba sin conexión: la firma es sobre los bytes UTF-8 de `statement` en forma canónica (RFC 8785). Es la misma todo el día mientras nada le ocurra a la insignia.',
      tags: ['Integridad'],
      parameters: [pathParameter('folio', 'Folio de la insignia, como PI-2026-7KQ2M9XB.')],
      responses: answers(
        'La insignia al día de hoy.',
        { $ref: '#/components/schemas/SignedBadge' },
        { 404: 'No hay una insignia con ese folio.' },
      ),
    },
  },
  '/api/v1/integrity-keys': {
    get: {
      operationId: 'integrityKeys',
      summary: 'Llaves públicas del padrón de integridad',
      description: 'La llave con que se firma y las que se usaron antes, con las fechas de su uso.',
      tags: ['Integridad'],
      responses: answers('Las llaves, la más nueva primero.', { $ref: '#/components/schemas/SigningKeys' }),
    },
  },
}
