import { machineError } from '#app/lib/http-errors.server.ts'

/** Whatever no other address of the interface answers: 404 in the shape that machines read. */
export const loader = () =>
  machineError(404, 'not-found', 'Esta dirección no existe. Las que hay están descritas en /api/v1/openapi.json.')
export const action = loader
