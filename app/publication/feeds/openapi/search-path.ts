import { amountBands } from '#app/lib/amount-bands.ts'
import { answers, type Operation, queryParameter } from './pieces.ts'

const bands = amountBands.map(({ band, label }) => `${band} ${label.toLowerCase()}`).join('; ')
const oneOf = (...codes: string[]) => ({ type: 'string', enum: codes })

/** Search, with the parameters of the page /buscar. */
export const searchPath: Record<string, { get: Operation }> = {
  '/api/v1/search': {
    get: {
      operationId: 'search',
      summary: 'Buscar procesos',
      description:
        'Los mismos parámetros que la página /buscar. Un filtro que se repite admite cualquiera de sus valores.',
      tags: ['Búsqueda'],
      parameters: [
        queryParameter('q', 'Palabras, en español; no importan acentos, plurales ni mayúsculas.'),
        queryParameter('entity', 'Ente, como en /api/v1/entities.'),
        queryParameter(
          'sphere',
          'Poder u orden.',
          oneOf('EJECUTIVO', 'LEGISLATIVO', 'JUDICIAL', 'ORGANO_AUTONOMO', 'MUNICIPAL'),
        ),
        queryParameter('method', 'Procedimiento.', oneOf('open', 'selective', 'limited', 'direct', 'unknown')),
        queryParameter('category', 'Qué se compra.', oneOf('goods', 'works', 'services', 'unknown')),
        queryParameter('stage', 'Etapa.', oneOf('planning', 'tender', 'award', 'contract', 'implementation')),
        queryParameter('year', 'Año.', { type: 'integer' }),
        queryParameter('amount', `Rango de monto: ${bands}.`, { type: 'integer', minimum: 0, maximum: 8 }),
        queryParameter('supplier', 'Proveedor, por su identificador.'),
        queryParameter('sort', 'Orden.', { type: 'string' }),
        queryParameter('cursor', 'Desde dónde continuar: el de links.next.'),
      ],
      responses: answers(
        'Una página de resultados.',
        { $ref: '#/components/schemas/SearchResults' },
        { 400: 'Un parámetro no se puede leer.' },
      ),
    },
  },
}
