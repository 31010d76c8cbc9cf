import { coordinationPaths, integrityPaths, sanctionPaths } from '#app/lib/paths.ts'

export const COORDINATION_HOME = '/coordinacion'

/** The rooms of the coordination: its rail, and the tiles of its home. */
export const coordinationRail: readonly { href: string; label: string; says: string }[] = [
  { href: COORDINATION_HOME, label: 'Inicio', says: '' },
  {
    href: coordinationPaths.suppliers(),
    label: 'Proveedores',
    says: 'Identificadores que parecen el mismo proveedor: reunirlos o separarlos, con su razón.',
  },
  {
    href: sanctionPaths.lists(),
    label: 'Listas de sanciones',
    says: 'Importar las listas oficiales, revisar lo que se leyó y decidir sobre las que quedaron retenidas.',
  },
  {
    href: integrityPaths.desk(),
    label: 'Integridad',
    says: 'Solicitudes de insignia: asignarlas, revisarlas, decidirlas; suspender y retirar insignias.',
  },
]
