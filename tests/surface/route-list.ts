import type { Role } from '#db/membership.server.ts'

/** What the suite must know of a route. A route without its entry fails, and so does an entry without its route. */
export interface RouteEntry {
  /** Address to try; {own}: the member's entity, {ocid} {release} {supplier}: published things, {draft}: a draft of {own}. */
  path: string
  /** public: everybody; person: who is signed in; member: only who works in {own}. */
  access: 'public' | 'person' | 'member'
  /** Roles that may (any of them); without it every member. */
  roles?: Role[]
  /** Expected status for who may; 200 unless told. */
  status?: number
  /** Whether the route takes POST; its form needs origin and token. */
  action?: boolean
  kind?: 'page' | 'data'
}

/** By Remix route id, without the leading `routes/`. */
export const ROUTES: Record<string, RouteEntry> = {
  $: { path: '/no-existe', access: 'public', status: 404 },
  _index: { path: '/', access: 'public' },
  'api.v1.$': { path: '/api/v1/nada', access: 'public', status: 404, kind: 'data' },
  'api.v1.entities': { path: '/api/v1/entities', access: 'public', kind: 'data' },
  'api.v1.entities_.$slug.feed[.]atom': { path: '/api/v1/entities/{own}/feed.atom', access: 'public', kind: 'data' },
  'api.v1.entities_.$slug.records': { path: '/api/v1/entities/{own}/records', access: 'public', kind: 'data' },
  'api.v1.entities_.$slug.releases': { path: '/api/v1/entities/{own}/releases', access: 'public', kind: 'data' },
  'api.v1.feed[.]atom': { path: '/api/v1/feed.atom', access: 'public', kind: 'data' },
  'api.v1.historical.releases': { path: '/api/v1/historical/releases', access: 'public', kind: 'data' },
  'api.v1.manifest': { path: '/api/v1/manifest', access: 'public', kind: 'data' },
  'api.v1.openapi[.]json': { path: '/api/v1/openapi.json', access: 'public', kind: 'data' },
  'api.v1.records': { path: '/api/v1/records', access: 'public', kind: 'data' },
  'api.v1.records_.$ocid': { path: '/api/v1/records/{ocid}', access: 'public', kind: 'data' },
  'api.v1.releases': { path: '/api/v1/releases', access: 'public', kind: 'data' },
  'api.v1.releases_.$ocid.$releaseId': { path: '/api/v1/releases/{ocid}/{release}', access: 'public', kind: 'data' },
  'espacio._index': { path: '/espacio', access: 'person' },
  ingresar: { path: '/ingresar', access: 'public' },
  salir: { path: '/salir', access: 'public' },
  salud: { path: '/salud', access: 'public', kind: 'data' },
  'salud.listo': { path: '/salud/listo', access: 'public', kind: 'data' },
}
