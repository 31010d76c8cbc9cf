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
        queryParameter('ente', 'Ente, como en /api/v1/entities.'),
        queryParameter(
          'ambito',
          'Poder u orden.',
          oneOf('EJECUTIVO', 'LEGISLATIVO', 'JUDICIAL', 'ORGANO_AUTONOMO', 'MUNICIPAL'),
        ),
        queryParameter('procedimiento', 'Procedimiento.', oneOf('open', 'selective', 'limited', 'direct', 'unknown')),
        queryParameter('categoria', 'Qué se compra.', oneOf('goods', 'works', 'services', 'unknown')),
        queryParameter('etapa', 'Etapa.', oneOf('planning', 'tender', 'award', 'contract', 'implementation')),
        queryParameter('anio', 'Año.', { type: 'integer' }),
        queryParameter('monto', `Rango de monto: ${bands}.`, { type: 'integer', minimum: 0, maximum: 8 }),
        queryParameter('proveedor', 'Proveedor, por su identificador.'),
        queryParameter('orden', 'Orden.', oneOf('recientes', 'relevancia', 'monto-mayor', 'monto-menor')),
        queryParameter('historico', 'Solo procesos históricos, o ninguno.', oneOf('si', 'no')),
        queryParameter('limite', 'Cuántos resultados trae la página.', { type: 'integer', minimum: 1, maximum: 100 }),
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
