import { integrityPaths } from '#app/lib/paths.ts'

export const COORDINATION_HOME = '/coordinacion'

/** The rooms of the coordination: its rail, and the tiles of its home. */
export const coordinationRail: readonly { href: string; label: string; says: string }[] = [
  { href: COORDINATION_HOME, label: 'Inicio', says: '' },
  {
    href: integrityPaths.desk(),
    label: 'Integridad',
    says: 'Solicitudes de insignia: asignarlas, revisarlas, decidirlas; suspender y retirar insignias.',
  },
]
