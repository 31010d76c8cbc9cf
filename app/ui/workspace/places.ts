import { paths, platformPaths, sanctionPaths, workspacePaths } from '#app/lib/paths.ts'

/** Somewhere a person may go on from the first page of their work, and what it is for. */
export interface Place {
  href: string
  title: string
  text: string
}

type Roles = readonly string[]
interface DeskPlace {
  /** Any of these; without it everybody of the entity. */
  for?: Roles
  /** Not while the entity is suspended or closed. */
  writes?: true
  place: (slug: string) => Place
}

const AT_DESK: readonly DeskPlace[] = [
  {
    ...{ for: ['capturer'], writes: true },
    place: (slug) => ({
      href: workspacePaths.newProcess(slug),
      title: 'Proceso nuevo',
      text: 'Empiece a capturar una contratación.',
    }),
  },
  {
    ...{ for: ['capturer', 'publisher'], writes: true },
    place: (slug) => ({
      href: workspacePaths.publishedProcesses(slug),
      title: 'Corregir lo publicado',
      text: 'Abra de nuevo un proceso para corregirlo o agregar lo que siguió.',
    }),
  },
  {
    ...{ for: ['capturer', 'publisher'], writes: true },
    place: (slug) => ({
      href: workspacePaths.imports(slug),
      title: 'Importar archivos',
      text: 'Traiga de una vez los procesos que ya tiene en OCDS.',
    }),
  },
  {
    for: ['entity_admin'],
    place: (slug) => ({
      href: workspacePaths.people(slug),
      title: 'Personas y permisos',
      text: 'Invite a quien captura, revisa o publica; cambie papeles y quite accesos.',
    }),
  },
  {
    for: ['entity_admin', 'internal_control'],
    place: (slug) => ({
      href: workspacePaths.log(slug),
      title: 'Bitácora',
      text: 'Quién hizo qué en el ente, y cuándo; se descarga en CSV.',
    }),
  },
  {
    for: ['internal_control'],
    place: (slug) => ({
      href: sanctionPaths.resolutions(slug),
      title: 'Resoluciones que sancionan',
      text: 'Capture y publique las sanciones a proveedores; corríjalas o anote lo que resolvió un tribunal.',
    }),
  },
  {
    for: ['internal_control'],
    place: (slug) => ({
      href: workspacePaths.sanctionNotices(slug),
      title: 'Avisos del cotejo con sancionados',
      text: 'Proveedores del ente que estaban en una lista, y adjudicaciones que siguieron con una razón escrita.',
    }),
  },
  {
    for: ['reviewer', 'internal_control', 'entity_admin'],
    place: (slug) => ({
      href: workspacePaths.processes(slug),
      title: 'Procesos en captura',
      text: 'Todos los borradores del ente, con su estado y lo que les falta.',
    }),
  },
  {
    place: (slug) => ({
      href: paths.search({ ente: slug }),
      title: 'Lo que el ente ha publicado',
      text: 'Sus procesos como los ve la ciudadanía, con sus publicaciones y sus cambios.',
    }),
  },
]

/** Where the members of an entity may go on to, by their roles there, what they do most first. */
export function placesAtDesk(slug: string, roles: Roles, isStopped: boolean): Place[] {
  return AT_DESK.filter(
    (one) => (one.for === undefined || one.for.some((role) => roles.includes(role))) && !(one.writes && isStopped),
  ).map(({ place }) => place(slug))
}

/** Where who has a role in the whole state may go on to; empty for who has none. */
export function placesOfState(stateRoles: Roles): Place[] {
  if (stateRoles.length === 0) return []
  const operation = {
    href: platformPaths.home(),
    title: 'Operación del portal',
    text: 'Entes, sus administradores y lo que espera en el portal.',
  }
  const coordination = {
    href: sanctionPaths.coordination(),
    title: 'Coordinación estatal',
    text: 'Listas de sanciones y padrón de integridad: lo que llega y lo que espera su decisión.',
  }
  const reading = [
    { href: paths.entities(), title: 'Entes que contratan', text: 'Quién publica ya, cuánto, y quién todavía no.' },
    {
      href: paths.search(),
      title: 'Procesos de todo el estado',
      text: 'Todo lo publicado, por ente, procedimiento, año, monto o proveedor.',
    },
    {
      href: paths.data(),
      title: 'Datos abiertos',
      text: 'Para cruzar y comprobar: publicaciones, huellas y cabezas de las bitácoras.',
    },
  ]
  const audit = {
    href: '/fiscalizacion',
    title: 'Cotejo con sancionados',
    text: 'Todo lo publicado frente a las listas de sanciones, por ente, resultado y lista; se descarga en CSV.',
  }
  const reads = stateRoles.includes('coordinator') || stateRoles.includes('state_auditor')
  return [
    ...(stateRoles.includes('platform_admin') ? [operation] : []),
    ...(stateRoles.includes('coordinator') ? [coordination] : []),
    ...(stateRoles.includes('state_auditor') ? [audit] : []),
    ...(reads ? reading : []),
  ]
}
