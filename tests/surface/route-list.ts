import type { Role } from '#db/membership.server.ts'

/** What a route does with a form that is sent to it. */
export interface Taking {
  /** Address it is sent to, when it is not that of the page. */
  path?: string
  /** Roles that get past the guard (any of them); without it every member. */
  roles?: Role[]
  /** A form that writes nothing even from who may send it, so that every refusal is told from it by its status. */
  fields: Record<string, string>
  /** How that form ends for who may. */
  status: number
  /** The same form with the ids of another entity's things in the body: 404. */
  foreign?: Record<string, string>
}

/** What the suite must know of a route. A route without its entry fails, and so does an entry without its route. */
export interface RouteEntry {
  /**
   * Address to try. {own}: the member's entity; {ocid} {release} {supplier}: published things of it; {draft}: one of its drafts, and
   * {approved} one that waits to be published.
   */
  path: string
  /** public: everybody; person: who is signed in; member: only who works in {own}. */
  access: 'public' | 'person' | 'member'
  /** Roles that may read it (any of them); without it every member. */
  roles?: Role[]
  /** Expected status for who may; 200 unless told. */
  status?: number
  /** What it takes in: a form, or `refused` when it only answers that it takes nothing. Without it the route has no action. */
  action?: Taking | 'refused'
  kind?: 'page' | 'data'
}

const data = (path: string, more: Partial<RouteEntry> = {}): RouteEntry => ({
  path,
  access: 'public',
  kind: 'data',
  action: 'refused',
  ...more,
})
const page = (path: string, more: Partial<RouteEntry> = {}): RouteEntry => ({ path, access: 'public', ...more })
const work = (path: string, more: Partial<RouteEntry> = {}): RouteEntry => ({
  path: `/espacio/{own}${path}`,
  access: 'member',
  ...more,
})

/** By Remix route id, without the leading `routes/`. */
export const ROUTES: Record<string, RouteEntry> = {
  $: page('/no-existe', { status: 404, action: 'refused' }),
  _index: page('/'),
  'api.v1.$': data('/api/v1/nada', { status: 404 }),
  'api.v1.entities': data('/api/v1/entities'),
  'api.v1.entities_.$slug.feed[.]atom': data('/api/v1/entities/{own}/feed.atom'),
  'api.v1.entities_.$slug.records': data('/api/v1/entities/{own}/records'),
  'api.v1.entities_.$slug.releases': data('/api/v1/entities/{own}/releases'),
  'api.v1.feed[.]atom': data('/api/v1/feed.atom'),
  'api.v1.historical.releases': data('/api/v1/historical/releases'),
  'api.v1.manifest': data('/api/v1/manifest'),
  'api.v1.openapi[.]json': data('/api/v1/openapi.json'),
  'api.v1.records': data('/api/v1/records'),
  'api.v1.records_.$ocid': data('/api/v1/records/{ocid}'),
  'api.v1.releases': data('/api/v1/releases'),
  'api.v1.releases_.$ocid.$releaseId': data('/api/v1/releases/{ocid}/{release}'),
  'api.v1.search': data('/api/v1/search?q=compra'),
  buscar: page('/buscar?q=compra'),
  'datos._index': page('/datos'),
  'datos.diccionario': page('/datos/diccionario'),
  'datos.politica': page('/datos/politica'),
  'entidades._index': page('/entidades'),
  'entidades.$slug': page('/entidades/{own}'),
  'espacio._index': { path: '/espacio', access: 'person', status: 302 },
  'espacio.$slug': work(''),
  'espacio.$slug._index': work(''),
  'espacio.$slug.procesos._index': work('/procesos'),
  'espacio.$slug.procesos.nuevo': work('/procesos/nuevo', {
    roles: ['capturer'],
    action: { roles: ['capturer'], fields: { titulo: 'Sin procedimiento' }, status: 422 },
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
    action: {
      path: '/espacio/{own}/procesos/{approved}/licitacion',
      roles: ['capturer'],
      fields: { '@revision': '1', '/tender/title': 'Cambiado' },
      status: 409,
    },
  }),
  'espacio.$slug.procesos.$id.historial': work('/procesos/{draft}/historial'),
  'espacio.$slug.procesos.$id.publicar': work('/procesos/{approved}/publicar', {
    roles: ['publisher'],
    action: { roles: ['publisher'], fields: { revision: '99' }, status: 409 },
  }),
  'espacio.$slug.procesos.$id.revision': work('/procesos/{draft}/revision', {
    action: {
      path: '/espacio/{own}/procesos/{approved}/revision',
      roles: ['reviewer', 'publisher'],
      fields: { paso: 'approve', revision: '1', comentario: '' },
      status: 409,
    },
  }),
  ingresar: page('/ingresar', { action: { fields: { correo: '', contrasena: '' }, status: 422 } }),
  'procesos.$ocid._index': page('/procesos/{ocid}'),
  'procesos.$ocid.cambios': page('/procesos/{ocid}/cambios'),
  'procesos.$ocid.publicaciones[.]json': data('/procesos/{ocid}/publicaciones.json'),
  'proveedores.$id': page('/proveedores/{supplier}'),
  salir: page('/salir', { action: { fields: {}, status: 302 } }),
  salud: data('/salud'),
  'salud.listo': data('/salud/listo'),
}
