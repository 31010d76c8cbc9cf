// size: one entry a route, read together; over 160 routes
import {
  closedSection,
  coordinate,
  coordination,
  data,
  desk,
  invitationOf,
  NOTHING,
  ofAdmins,
  ofSupplier,
  operate,
  own,
  page,
  type RouteEntry,
  step,
  unsigned,
  work,
} from './route-entry.ts'
import { SANCTION_ROUTES } from './routes/sanctions.ts'

/** By Remix route id, without the leading `routes/`. */
export const ROUTES: Record<string, RouteEntry> = {
  ...SANCTION_ROUTES,
  $: page('/no-existe', { status: 404, action: 'refused' }),
  _index: page('/'),
  'api.v1.$': data('/api/v1/nada', { status: 404 }),
  'api.v1.audit-heads': data('/api/v1/audit-heads'),
  'api.v1.entities': data('/api/v1/entities'),
  'api.v1.entities_.$slug.feed[.]atom': data('/api/v1/entities/{own}/feed.atom'),
  'api.v1.entities_.$slug.records': data('/api/v1/entities/{own}/records'),
  'api.v1.entities_.$slug.releases': data('/api/v1/entities/{own}/releases'),
  'api.v1.feed[.]atom': data('/api/v1/feed.atom'),
  'api.v1.historical.releases': data('/api/v1/historical/releases'),
  'api.v1.integrity.$folio': data('/api/v1/integrity/{badge}'),
  'api.v1.integrity-keys': data('/api/v1/integrity-keys'),
  'api.v1.manifest': data('/api/v1/manifest'),
  'api.v1.openapi[.]json': data('/api/v1/openapi.json'),
  'api.v1.records': data('/api/v1/records'),
  'api.v1.records_.$ocid': data('/api/v1/records/{ocid}'),
  'api.v1.releases': data('/api/v1/releases'),
  'api.v1.releases_.$ocid.$releaseId': data('/api/v1/releases/{ocid}/{release}'),
  'api.v1.search': data('/api/v1/search?q=compra'),
  'api.v1.suppliers': data('/api/v1/suppliers?q=compra'),
  'api.v1.suppliers_.$id': data('/api/v1/suppliers/{supplier}'),
  'bandeja-de-salida._index': page('/bandeja-de-salida', { status: 404 }),
  'bandeja-de-salida.$id': page('/bandeja-de-salida/00000000-0000-4000-8000-000000000000', { status: 404 }),
  buscar: page('/buscar?q=compra'),
  'coordinacion.proveedores._index': coordination('/proveedores', {
    action: coordinate({ decision: 'x', razon: '' }),
  }),
  'coordinacion.proveedores.$id': coordination('/proveedores/{supplier}', {
    action: [coordinate({ paso: 'reunir', con: 'x', razon: '' }), coordinate({ paso: 'separar', razon: '' })],
  }),
  'cuenta._index': own(''),
  'cuenta.confirmar': own('/confirmar', { action: { fields: { contrasena: '' }, status: 422 } }),
  'cuenta.contrasena': own('/contrasena', { action: { fields: { actual: '', nueva: 'corta' }, status: 422 } }),
  'cuenta.segundo-factor._index': own('/segundo-factor', {
    also: ['/cuenta/segundo-factor?cambiar=1'],
    action: [
      { fields: { acto: 'confirmar', codigoNuevo: '000' }, status: 422 },
      { fields: { acto: 'codigos', contrasena: '' }, status: 422 },
      { fields: { acto: 'quitar', contrasena: '' }, status: 422 },
      { fields: { acto: 'enterado' }, status: 302 },
    ],
  }),
  'cuenta.segundo-factor.codigos': own('/segundo-factor/codigos', { status: 302 }),
  'cuenta.segundo-factor.codigos[.]txt': own('/segundo-factor/codigos.txt', {
    kind: 'data',
    status: 404,
    action: { fields: { codigos: 'nada' }, status: 404 },
  }),
  'cuenta.sesiones': own('/sesiones', {
    action: [
      { fields: { sesion: 'nada' }, status: 404 },
      { fields: { acto: 'otras' }, status: 302 },
    ],
  }),
  'cuenta.privacidad': own('/privacidad', { action: { fields: { volver: '/espacio' }, status: 302 } }),
  'datos._index': page('/datos'),
  'datos.diccionario': page('/datos/diccionario'),
  'datos.politica': page('/datos/politica'),
  'entidades._index': page('/entidades'),
  'entidades.$slug': page('/entidades/{own}'),
  coordinacion: coordination(''),
  'coordinacion._index': coordination(''),
  'coordinacion.insignias.$folio': coordination('/insignias/{badge}', {
    action: ['suspender', 'levantar', 'retirar'].map((paso) => coordinate({ paso, causa: '', fundamento: '' })),
  }),
  'coordinacion.integridad._index': coordination('/integridad'),
  'coordinacion.integridad_.$id._index': coordination('/integridad/{application}', {
    action: ['asignar', 'conflicto', 'preguntar', 'proponer', 'devolver', 'decidir', 'resolver'].map((paso) =>
      coordinate({ paso, texto: '', quien: '', sentido: '' }),
    ),
  }),
  'coordinacion.integridad_.$id.elementos.$element': coordination('/integridad/{application}/elementos/training', {
    action: coordinate({ nivel: '', razones: '' }, { status: 409 }),
  }),
  'coordinacion.integridad_.$id.evidencia.$evidence': coordination(`/integridad/{application}/evidencia/${NOTHING}`, {
    kind: 'data',
    action: 'refused',
    status: 404,
  }),
  'proveedores.acceso._index': page('/proveedores/acceso', {
    action: { tokenless: true, fields: { rfc: '', nombre: '', correo: '' }, status: 422 },
  }),
  'proveedores.acceso.enlace': page('/proveedores/acceso/enlace', {
    action: { tokenless: true, fields: { acto: 'abrir', codigo: '' }, status: 422 },
  }),
  'proveedores.acceso.salir': ofSupplier('/acceso/salir', { action: unsigned({}) }),
  'proveedores.integridad._index': ofSupplier('/integridad', { action: unsigned({ paso: 'new' }) }),
  'proveedores.integridad_.$id._index': ofSupplier('/integridad/{application}', {
    action: unsigned({ paso: 'enviar' }),
  }),
  'proveedores.integridad_.$id.elementos.$element': ofSupplier('/integridad/{application}/elementos/training', {
    action: unsigned({ paso: 'guardar' }),
  }),
  'proveedores.integridad_.$id.evidencia.$evidence': ofSupplier(`/integridad/{application}/evidencia/${NOTHING}`, {
    kind: 'data',
    action: 'refused',
  }),
  'integridad._index': page('/integridad'),
  'integridad.$folio': page('/integridad/{badge}'),
  'espacio._index': {
    path: '/espacio',
    access: 'person',
    status: 302,
    statusOf: { ambos: 200, coordinator: 200, state_auditor: 200 },
  },
  'espacio.$slug': work(''),
  'espacio.$slug._index': work(''),
  'espacio.$slug.avisos': work('/avisos', {
    status: 302,
    action: { fields: { aviso: 'nada', volver: '/' }, status: 404 },
  }),
  'espacio.$slug.personas._index': work('/personas', {
    action: [
      {
        ...ofAdmins,
        fields: { acto: 'reenviar', invitacion: NOTHING },
        status: 404,
        foreign: invitationOf('reenviar'),
      },
      {
        ...{ ...ofAdmins, fields: { acto: 'retirar', invitacion: NOTHING }, status: 404 },
        ...{ foreign: invitationOf('retirar') },
        effect: { fields: { acto: 'retirar', invitacion: '{invitation}' }, status: 302 },
      },
    ],
  }),
  'espacio.$slug.personas.invitar': work('/personas/invitar', {
    ...ofAdmins,
    action: {
      ...{ ...ofAdmins, fields: { correo: 'x', nombre: 'X', papel: 'capturer' }, status: 422 },
      effect: { fields: { correo: 'nueva@prueba.example', nombre: 'Nueva', papel: 'capturer' }, status: 302 },
    },
  }),
  'espacio.$slug.personas.$userId._index': work('/personas/{member}', {
    ...ofAdmins,
    action: {
      ...{ ...ofAdmins, fields: { papel: 'nada' }, status: 422 },
      effect: { fields: { papel: 'reviewer' }, status: 302 },
    },
  }),
  'espacio.$slug.personas.$userId.quitar': work('/personas/{member}/quitar', {
    ...ofAdmins,
    action: { ...ofAdmins, fields: { confirma: NOTHING }, status: 422 },
  }),
  'espacio.$slug.personas.$userId.segundo-factor': work('/personas/{member}/segundo-factor', {
    ...ofAdmins,
    action: { ...ofAdmins, fields: { confirma: NOTHING }, status: 422 },
  }),
  'espacio.$slug.bitacora': work('/bitacora', { roles: ['entity_admin', 'internal_control'] }),
  'espacio.$slug.bitacora[.]csv': work('/bitacora.csv', {
    roles: ['entity_admin', 'internal_control'],
    kind: 'data',
    action: 'refused',
  }),
  'espacio.$slug.importar': work('/importar', {
    roles: ['capturer', 'publisher'],
    action: {
      roles: ['capturer', 'publisher'],
      fields: { destino: 'borrador' },
      status: 422,
      files: { archivos: { name: 'nada.json', text: '' } },
    },
  }),
  'espacio.$slug.importar_.$id': work('/importar/{import}', {
    roles: ['capturer', 'publisher'],
    action: { roles: ['capturer', 'publisher'], fields: {}, status: 409 },
  }),
  'espacio.$slug.importar_.$id_.hallazgos[.]csv': work('/importar/{import}/hallazgos.csv', {
    roles: ['capturer', 'publisher'],
    kind: 'data',
    action: 'refused',
  }),
  'espacio.$slug.importar_.$id_.hallazgos[.]json': work('/importar/{import}/hallazgos.json', {
    roles: ['capturer', 'publisher'],
    kind: 'data',
    action: 'refused',
  }),
  'espacio.$slug.proveedores[.]json': work('/proveedores.json?q=compra', { kind: 'data', action: 'refused' }),
  'espacio.$slug.procesos._index': work('/procesos'),
  'espacio.$slug.procesos.nuevo': work('/procesos/nuevo', {
    roles: ['capturer'],
    action: {
      roles: ['capturer'],
      fields: { titulo: 'Sin procedimiento' },
      status: 422,
      effect: {
        fields: { procedimiento: 'direct', anio: '2026', expediente: 'XT-1', titulo: 'Compra de prueba' },
        status: 302,
      },
    },
  }),
  'espacio.$slug.procesos.publicados': work('/procesos/publicados', { roles: ['capturer', 'publisher'] }),
  'espacio.$slug.procesos.corregir': work('/procesos/corregir', {
    status: 302,
    action: {
      roles: ['capturer', 'publisher'],
      fields: { ocid: 'ocds-nadie0-1' },
      status: 404,
      foreign: { ocid: '{foreignOcid}' },
    },
  }),
  'espacio.$slug.procesos.$id._index': work('/procesos/{draft}', { status: 302 }),
  'espacio.$slug.procesos.$id.$section': work('/procesos/{draft}/licitacion', {
    action: [
      {
        ...closedSection,
        fields: { ...closedSection.fields, '@intent': 'guardar' },
        effect: {
          path: '/espacio/{own}/procesos/{draft}/licitacion',
          fields: { '@revision': '1', '@intent': 'guardar', '/tender/title': 'Otro título' },
          status: 302,
        },
      },
      ...['guardar-y-seguir', 'autoguardar', 'agregar', 'duplicar', 'quitar'].map((intent) => ({
        ...closedSection,
        fields: { ...closedSection.fields, '@intent': intent === 'quitar' ? 'quitar:/tender/items/0' : intent },
      })),
    ],
  }),
  'espacio.$slug.procesos.$id.historial': work('/procesos/{draft}/historial'),
  'espacio.$slug.procesos.$id.publicar': work('/procesos/{approved}/publicar', {
    roles: ['publisher'],
    action: { roles: ['publisher'], fields: { revision: '99' }, status: 409 },
  }),
  fiscalizacion: { path: '/fiscalizacion', access: 'state', stateRoles: ['state_auditor'] },
  'fiscalizacion[.]csv': {
    ...{ path: '/fiscalizacion.csv', access: 'state', stateRoles: ['state_auditor'], kind: 'data', action: 'refused' },
  },
  'espacio.$slug.procesos.$id.sanciones': work('/procesos/{draft}/sanciones', {
    action: {
      roles: ['capturer'],
      fields: { revision: '1', lugar: '/awards/0/suppliers/0', sancion: 'ninguna', razon: '', fundamento: '' },
      status: 409,
    },
  }),
  'espacio.$slug.procesos.$id.revision': work('/procesos/{draft}/revision', {
    also: ['/espacio/{own}/procesos/{review}/revision', '/espacio/{own}/procesos/{approved}/revision'],
    action: [
      step('submit', ['capturer'], { status: 409 }),
      step('approve', ['reviewer', 'publisher'], { status: 409 }),
      step('return', ['reviewer', 'publisher'], { status: 422 }),
      step('reopen', ['capturer', 'publisher'], { status: 409 }),
      step('comment', undefined, {
        status: 422,
        effect: { fields: { paso: 'comment', revision: '1', comentario: 'Está bien' }, status: 302 },
      }),
    ],
  }),
  'ingresar_.codigo': page('/ingresar/codigo', {
    status: 302,
    action: { fields: { codigo: '' }, status: 302, tokenless: true },
  }),
  ingresar: page('/ingresar', { action: { fields: { correo: '', contrasena: '' }, status: 422, tokenless: true } }),
  plataforma: desk(''),
  'plataforma._index': desk(''),
  'plataforma.entes._index': desk('/entes?q=salud'),
  'plataforma.entes.nuevo': desk('/entes/nuevo', {
    action: operate(
      {},
      {
        effect: {
          fields: {
            ...{
              official_name: 'Instituto de Prueba',
              short_name: 'IPRUEBA',
              slug: 'instituto-de-prueba',
              key: 'IPRUEBA',
            },
            ...{ level: 'ESTATAL', sphere: 'EJECUTIVO', kind: 'dependencia', source: 'Prueba' },
          },
          status: 302,
        },
      },
    ),
  }),
  'plataforma.entes.importar': desk('/entes/importar', {
    action: [operate({ paso: 'revisar' }), operate({ paso: 'confirmar', csv: '', visto: '' })],
  }),
  'plataforma.entes.$slug._index': desk('/entes/{own}'),
  'plataforma.entes.$slug.corregir': desk('/entes/{own}/corregir', { action: operate({}) }),
  'plataforma.entes.$slug.nombre': desk('/entes/{own}/nombre', { action: operate({}) }),
  'plataforma.entes.$slug.suspension': desk('/entes/{own}/suspension', {
    action: [operate({ paso: 'suspender', motivo: '' }), operate({ paso: 'reactivar', motivo: '' })],
  }),
  'plataforma.entes.$slug.cierre': desk('/entes/{own}/cierre', {
    action: [operate({ paso: 'cerrar' }), operate({ paso: 'reabrir', motivo: 'Prueba' }, { status: 409 })],
  }),
  'plataforma.entes.$slug.administrador': desk('/entes/{own}/administrador', {
    action: operate({ nombre: '', correo: '' }),
  }),
  'plataforma.padron[.]csv': desk('/padron.csv', { kind: 'data', action: 'refused' }),
  invitacion: page('/invitacion', {
    action: [
      { fields: { acto: 'abrir', codigo: '' }, status: 422, tokenless: true },
      { fields: { acto: 'nueva', nombre: 'Ana' }, status: 422, tokenless: true },
      { fields: { acto: 'aceptar' }, status: 422, tokenless: true },
    ],
  }),
  'recuperar._index': page('/recuperar', {
    action: { path: '/recuperar?index', fields: { correo: '' }, status: 422, tokenless: true },
  }),
  'recuperar.contrasena': page('/recuperar/contrasena', {
    action: [
      { fields: { acto: 'abrir', codigo: '' }, status: 422, tokenless: true },
      { fields: { acto: 'guardar', contrasena: 'x' }, status: 422, tokenless: true },
    ],
  }),
  'privacidad._index': page('/privacidad'),
  'privacidad.$version': page('/privacidad/2026-11-21'),
  'procesos.$ocid._index': page('/procesos/{ocid}'),
  'procesos.$ocid.cambios': page('/procesos/{ocid}/cambios'),
  'procesos.$ocid.publicaciones[.]json': data('/procesos/{ocid}/publicaciones.json'),
  'proveedores._index': page('/proveedores?q=compra'),
  'proveedores.$id_.constancia': page('/proveedores/{supplier}/constancia?fecha=2026-01-15'),
  'proveedores.$id': page('/proveedores/{supplier}'),
  'proveedores[.]csv': data('/proveedores.csv'),
  salir: page('/salir', { action: { fields: {}, status: 302 } }),
  salud: data('/salud'),
  'salud.listo': data('/salud/listo'),
}
