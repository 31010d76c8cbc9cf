/** The few shapes of OpenAPI 3.1 that this interface needs. */
export interface Parameter {
  name: string
  in: 'query' | 'path'
  description: string
  required?: boolean
  schema: object
}

export interface Operation {
  operationId: string
  summary: string
  description: string
  tags: string[]
  parameters?: Parameter[]
  responses: Record<string, object>
}

/** A parameter that is part of the address. */
export const pathParameter = (name: string, description: string): Parameter => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
})

/** An optional parameter of the query; `schema` is its JSON Schema, text unless told. */
export const queryParameter = (name: string, description: string, schema: object = { type: 'string' }): Parameter => ({
  name,
  in: 'query',
  description,
  schema,
})

/** `limit`, `cursor` and `since`, which every list of packages takes. */
export const pageParameters: Parameter[] = [
  queryParameter('limit', 'Cuántos elementos trae la página.', {
    type: 'integer',
    minimum: 1,
    maximum: 1000,
    default: 100,
  }),
  queryParameter(
    'cursor',
    'Desde dónde continuar: el nextCursor de la última página leída. Es opaco y solo sirve en la lista que lo dio.',
  ),
  queryParameter(
    'since',
    'Solo lo publicado en este portal desde este momento (no se compara con release.date). Fecha y hora ISO 8601 con zona; una fecha sola es su medianoche UTC.',
    { type: 'string', format: 'date-time' },
  ),
]

const errorContent = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } }

/** A good answer of a content type and schema, beside 304 and the refusals that the operation can give. */
export function answers(
  description: string,
  schema: object,
  refusals: Record<string, string> = {},
  type = 'application/json',
): Record<string, object> {
  const refused = Object.entries(refusals).map(([status, description]) => [
    status,
    { description, content: errorContent },
  ])
  return {
    200: {
      description,
      headers: {
        ETag: { description: 'Huella fuerte del contenido, para If-None-Match.', schema: { type: 'string' } },
        'Last-Modified': { description: 'Cuándo cambió por última vez.', schema: { type: 'string' } },
      },
      content: { [type]: { schema } },
    },
    304: { description: 'Ya tiene esta versión (If-None-Match o If-Modified-Since).' },
    ...Object.fromEntries(refused),
  }
}
