import { data, page, type RouteEntry, type Taking, work } from '../route-entry.ts'

const coordinate = (path: string, more: Partial<RouteEntry> = {}): RouteEntry => ({
  path: `/coordinacion${path}`,
  access: 'state',
  stateRoles: ['coordinator'],
  ...more,
})
const decide = (fields: Record<string, string>, status: number, more: Partial<Taking> = {}): Taking => ({
  stateRoles: ['coordinator'],
  fields,
  status,
  ...more,
})
const control: Pick<Taking, 'roles'> = { roles: ['internal_control'] }

/** Sanctions: what anyone reads, the lists of the coordination, the resolutions of a control body. */
export const SANCTION_ROUTES: Record<string, RouteEntry> = {
  'api.v1.pdn.s3.v1.psancionados': data('/api/v1/pdn/s3/v1/psancionados'),
  'api.v1.pdn.s3.v1.psancionados_.dependencias': data('/api/v1/pdn/s3/v1/psancionados/dependencias'),
  'api.v1.pdn.s3.v2.items.$collection': data('/api/v1/pdn/s3/v2/items/faltas_graves_personas_morales'),
  'api.v1.sanctions': data('/api/v1/sanctions'),
  'api.v1.sanctions_.$id': data('/api/v1/sanctions/{sanction}'),
  'api.v1.sanctions_.feed[.]atom': data('/api/v1/sanctions/feed.atom'),
  'sancionados._index': page('/sancionados'),
  'sancionados_.$id': page('/sancionados/{sanction}'),
  'sancionados[.]csv': data('/sancionados.csv'),
  'coordinacion.listas._index': coordinate('/listas', {
    action: decide({ lista: 'nada' }, 422, { files: { archivo: { name: 'nada.csv', text: '' } } }),
  }),
  'coordinacion.listas.nueva': coordinate('/listas/nueva', { action: decide({ clave: '' }, 422) }),
  'coordinacion.listas.$code': coordinate('/listas/sat-69b', {
    action: [decide({ acto: 'reglas', minimo: 'nada' }, 422), decide({ acto: 'retirar', motivo: '' }, 422)],
  }),
  'coordinacion.listas.importaciones.$id': coordinate('/listas/importaciones/{snapshot}', {
    action: [
      decide({ acto: 'confirmar' }, 409, { path: '/coordinacion/listas/importaciones/{settled}' }),
      decide({ acto: 'descartar' }, 409, { path: '/coordinacion/listas/importaciones/{settled}' }),
    ],
  }),
  'espacio.$slug.sanciones._index': work('/sanciones', { ...control }),
  'espacio.$slug.cotejo': work('/cotejo', {
    ...control,
    action: { ...control, fields: { aviso: 'ninguno' }, status: 404 },
  }),
  'espacio.$slug.sanciones.nueva': work('/sanciones/nueva', {
    ...control,
    action: { ...control, fields: {}, status: 422, effect: { fields: { nombre: 'Empresa Inventada' }, status: 302 } },
  }),
  'espacio.$slug.sanciones.$id': work('/sanciones/{resolution}', {
    ...control,
    also: ['/espacio/{own}/sanciones/{resolved}'],
    action: [
      { ...control, fields: { acto: 'guardar', revision: '99', nombre: 'Otra' }, status: 409 },
      { ...control, fields: { acto: 'publicar', revision: '1' }, status: 422 },
      { ...control, fields: { acto: 'descartar', revision: '99' }, status: 409 },
      ...['terminar', 'impugnar', 'suspender', 'anular', 'reponer'].map((acto) => ({
        ...{ ...control, path: '/espacio/{own}/sanciones/{resolved}', fields: { acto, motivo: '' }, status: 422 },
      })),
      {
        ...control,
        path: '/espacio/{own}/sanciones/{resolved}',
        fields: { acto: 'corregir', motivo: '' },
        status: 422,
      },
    ],
  }),
}
