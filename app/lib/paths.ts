/** Every address of the portal is built here, so that no other file spells one. Parts are percent-encoded. */

const part = encodeURIComponent

/** The values a query string can hold; null, undefined and '' are left out, lists repeat the name. */
export type Query = Record<string, string | number | boolean | null | undefined | readonly string[]>

/** Adds a query to a path, names in the order given. */
export function withQuery(path: string, query: Query): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '') params.append(name, String(one))
    }
  }
  const text = params.toString()
  return text ? `${path}?${text}` : path
}

/** Pages anyone reads. */
export const paths = {
  home: () => '/',
  search: (query: Query = {}) => withQuery('/buscar', query),
  process: (ocid: string) => `/procesos/${part(ocid)}`,
  entities: () => '/entidades',
  entity: (slug: string) => `/entidades/${part(slug)}`,
  suppliers: (query: Query = {}) => withQuery('/proveedores', query),
  suppliersFile: (query: Query = {}) => withQuery('/proveedores.csv', query),
  supplier: (id: string) => `/proveedores/${part(id)}`,
  data: () => '/datos',
  dictionary: () => '/datos/diccionario',
  publicationPolicy: () => '/datos/politica',
  /** The privacy notice in force, or a version of it by its day. */
  privacy: (version?: string) => (version === undefined ? '/privacidad' : `/privacidad/${part(version)}`),
  /** `lost`: a form was sent after the session had ended, and was not saved. `over`: the time for the code has passed. */
  signIn: (next?: string, { lost = false, over = false } = {}) =>
    withQuery('/ingresar', { volver: next, aviso: lost ? 'sin-guardar' : over ? 'codigo-vencido' : undefined }),
  signOut: () => '/salir',
} as const

/** What a person manages of their own account. `next`: where to go on afterwards. */
export const accountPaths = {
  home: () => '/cuenta',
  password: () => '/cuenta/contrasena',
  /** `changing`: the page that replaces the device in force. */
  factor: (next?: string, { changing = false } = {}) =>
    withQuery('/cuenta/segundo-factor', { volver: next, cambiar: changing ? '1' : undefined }),
  shownCodes: (next?: string) => withQuery('/cuenta/segundo-factor/codigos', { volver: next }),
  codesFile: () => '/cuenta/segundo-factor/codigos.txt',
  sessions: () => '/cuenta/sesiones',
  privacy: (next?: string) => withQuery('/cuenta/privacidad', { volver: next }),
  confirm: (next?: string) => withQuery('/cuenta/confirmar', { volver: next }),
  /** `recovery`: the field is for a recovery code. */
  code: (next?: string, { recovery = false } = {}) =>
    withQuery('/ingresar/codigo', { volver: next, con: recovery ? 'recuperacion' : undefined }),
} as const

/** Work screens of one entity. */
export const workspacePaths = {
  choose: () => '/espacio',
  home: (slug: string) => `/espacio/${part(slug)}`,
  processes: (slug: string) => `/espacio/${part(slug)}/procesos`,
  newProcess: (slug: string) => `/espacio/${part(slug)}/procesos/nuevo`,
  process: (slug: string, draftId: string) => `/espacio/${part(slug)}/procesos/${part(draftId)}`,
  section: (slug: string, draftId: string, section: string) =>
    `/espacio/${part(slug)}/procesos/${part(draftId)}/${part(section)}`,
  publishedProcesses: (slug: string) => `/espacio/${part(slug)}/procesos/publicados`,
  /** The log of the entity, as a page and as CSV. */
  log: (slug: string, query: Query = {}) => withQuery(`/espacio/${part(slug)}/bitacora`, query),
  logFile: (slug: string, query: Query = {}) => withQuery(`/espacio/${part(slug)}/bitacora.csv`, query),
  imports: (slug: string, query: Query = {}) => withQuery(`/espacio/${part(slug)}/importar`, query),
  import: (slug: string, id: string, query: Query = {}) =>
    withQuery(`/espacio/${part(slug)}/importar/${part(id)}`, query),
  /** The findings as a file, `csv` or `json`. */
  importFindings: (slug: string, id: string, format: 'csv' | 'json', query: Query = {}) =>
    withQuery(`/espacio/${part(slug)}/importar/${part(id)}/hallazgos.${format}`, query),
  correct: (slug: string) => `/espacio/${part(slug)}/procesos/corregir`,
  /** Who works in the entity; `done` names what was just done, for the notice. */
  people: (slug: string, done?: string) => withQuery(`/espacio/${part(slug)}/personas`, { hecho: done }),
  invite: (slug: string) => `/espacio/${part(slug)}/personas/invitar`,
  person: (slug: string, userId: string) => `/espacio/${part(slug)}/personas/${part(userId)}`,
  removePerson: (slug: string, userId: string) => `/espacio/${part(slug)}/personas/${part(userId)}/quitar`,
  resetFactor: (slug: string, userId: string) => `/espacio/${part(slug)}/personas/${part(userId)}/segundo-factor`,
  /** Companies of the register that begin with what was typed. */
  supplierHints: (slug: string, query: Query = {}) => withQuery(`/espacio/${part(slug)}/proveedores.json`, query),
  /** What the control body is told of matches with lists of sanctions. */
  sanctionNotices: (slug: string, query: Query = {}) => withQuery(`/espacio/${part(slug)}/cotejo`, query),
  notices: (slug: string) => `/espacio/${part(slug)}/avisos`,
} as const

/** What mails lead to. */
export const mailPaths = {
  invitation: (accepted = false) => withQuery('/invitacion', { aceptada: accepted ? 'si' : undefined }),
  recover: (asked = false) => withQuery('/recuperar', { enviado: asked ? 'si' : undefined }),
  newPassword: (changed = false) => withQuery('/recuperar/contrasena', { hecho: changed ? 'si' : undefined }),
  /** Mails that a demo does not send. */
  outbox: () => '/bandeja-de-salida',
  outboxMail: (id: string) => `/bandeja-de-salida/${part(id)}`,
} as const

/** The desk of operation. */
export const platformPaths = {
  home: () => '/plataforma',
  entities: (query: Query = {}) => withQuery('/plataforma/entes', query),
  newEntity: () => '/plataforma/entes/nuevo',
  importRoster: () => '/plataforma/entes/importar',
  rosterFile: () => '/plataforma/padron.csv',
  entity: (slug: string, query: Query = {}) => withQuery(`/plataforma/entes/${part(slug)}`, query),
  correct: (slug: string) => `/plataforma/entes/${part(slug)}/corregir`,
  rename: (slug: string) => `/plataforma/entes/${part(slug)}/nombre`,
  suspension: (slug: string) => `/plataforma/entes/${part(slug)}/suspension`,
  closing: (slug: string) => `/plataforma/entes/${part(slug)}/cierre`,
  administrator: (slug: string) => `/plataforma/entes/${part(slug)}/administrador`,
} as const

/** The integrity registry: public, of the company that applies, and of the coordination. */
export const integrityPaths = {
  home: (query: Query = {}) => withQuery('/integridad', query),
  badge: (folio: string) => `/integridad/${part(folio)}`,
  api: (folio: string) => `/api/v1/integrity/${part(folio)}`,
  keys: () => '/api/v1/integrity-keys',
  applicant: (query: Query = {}) => withQuery('/proveedores/integridad', query),
  application: (id: string, query: Query = {}) => withQuery(`/proveedores/integridad/${part(id)}`, query),
  applicationElement: (id: string, element: string, query: Query = {}) =>
    withQuery(`/proveedores/integridad/${part(id)}/elementos/${part(element)}`, query),
  ownEvidence: (id: string, evidence: string) => `/proveedores/integridad/${part(id)}/evidencia/${part(evidence)}`,
  desk: (query: Query = {}) => withQuery('/coordinacion/integridad', query),
  review: (id: string, query: Query = {}) => withQuery(`/coordinacion/integridad/${part(id)}`, query),
  reviewElement: (id: string, element: string) => `/coordinacion/integridad/${part(id)}/elementos/${part(element)}`,

  evidence: (id: string, evidence: string) => `/coordinacion/integridad/${part(id)}/evidencia/${part(evidence)}`,
  badgeDesk: (folio: string, query: Query = {}) => withQuery(`/coordinacion/insignias/${part(folio)}`, query),
} as const

/** Where a company signs in, by a link that is mailed. */
export const supplierPaths = {
  access: (next?: string, { sent = false } = {}) =>
    withQuery('/proveedores/acceso', { volver: next, enviado: sent ? 'si' : undefined }),
  link: (next?: string) => withQuery('/proveedores/acceso/enlace', { volver: next }),
  leave: () => '/proveedores/acceso/salir',
} as const

/** The desk of the coordination. */
export const coordinationPaths = {
  suppliers: (query: Query = {}) => withQuery('/coordinacion/proveedores', query),
  supplier: (id: string, query: Query = {}) => withQuery(`/coordinacion/proveedores/${part(id)}`, query),
} as const

/** Sanctions: what anyone reads, the lists of the coordination, the resolutions of a control body. */
export const sanctionPaths = {
  list: (query: Query = {}) => withQuery('/sancionados', query),
  sheet: (id: string) => `/sancionados/${part(id)}`,
  file: (query: Query = {}) => withQuery('/sancionados.csv', query),
  api: (query: Query = {}) => withQuery('/api/v1/sanctions', query),
  apiSheet: (id: string) => `/api/v1/sanctions/${part(id)}`,
  feed: () => '/api/v1/sanctions/feed.atom',
  coordination: () => '/coordinacion',
  lists: (query: Query = {}) => withQuery('/coordinacion/listas', query),
  newList: () => '/coordinacion/listas/nueva',
  listRules: (code: string, query: Query = {}) => withQuery(`/coordinacion/listas/${part(code)}`, query),
  snapshot: (id: string, query: Query = {}) => withQuery(`/coordinacion/listas/importaciones/${part(id)}`, query),
  resolutions: (slug: string, query: Query = {}) => withQuery(`/espacio/${part(slug)}/sanciones`, query),
  newResolution: (slug: string) => `/espacio/${part(slug)}/sanciones/nueva`,
  resolution: (slug: string, id: string, query: Query = {}) =>
    withQuery(`/espacio/${part(slug)}/sanciones/${part(id)}`, query),
} as const

/** What machines read. */
export const apiPaths = {
  openapi: () => '/api/v1/openapi.json',
  search: (query: Query = {}) => withQuery('/api/v1/search', query),
  releases: (query: Query = {}) => withQuery('/api/v1/releases', query),
  records: (query: Query = {}) => withQuery('/api/v1/records', query),
  historicalReleases: (query: Query = {}) => withQuery('/api/v1/historical/releases', query),
  record: (ocid: string) => `/api/v1/records/${part(ocid)}`,
  release: (ocid: string, releaseId: string) => `/api/v1/releases/${part(ocid)}/${part(releaseId)}`,
  entities: () => '/api/v1/entities',
  entityReleases: (slug: string, query: Query = {}) => withQuery(`/api/v1/entities/${part(slug)}/releases`, query),
  entityRecords: (slug: string, query: Query = {}) => withQuery(`/api/v1/entities/${part(slug)}/records`, query),
  entityFeed: (slug: string) => `/api/v1/entities/${part(slug)}/feed.atom`,
  suppliers: (query: Query = {}) => withQuery('/api/v1/suppliers', query),
  supplier: (id: string) => `/api/v1/suppliers/${part(id)}`,
  manifest: () => '/api/v1/manifest',
  auditHeads: () => '/api/v1/audit-heads',
} as const

/** True for an address that answers with data and not with a page: a plain link, never a navigation of the browser's app. */
export function isDataPath(path: string): boolean {
  return (
    path === '/data.json' ||
    path === platformPaths.rosterFile() ||
    path.startsWith(paths.suppliersFile()) ||
    path.startsWith('/sancionados.csv') ||
    path.startsWith('/api/') ||
    path.startsWith('/datos/descargas/') ||
    path.includes('/evidencia/')
  )
}
