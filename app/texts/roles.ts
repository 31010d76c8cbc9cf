/** Roles as people read them (DESIGN.md 1). */
const roles: Record<string, { name: string; does: string }> = {
  capturer: { name: 'Capturista', does: 'Captura procesos del ente e importa archivos.' },
  reviewer: { name: 'Revisor', does: 'Devuelve un borrador con comentarios o lo aprueba.' },
  publisher: {
    name: 'Unidad de transparencia',
    does: 'Publica lo aprobado, corrige con una nueva entrega y certifica el periodo.',
  },
  entity_admin: { name: 'Administrador del ente', does: 'Cuida integrantes, unidades, catálogos y ajustes del ente.' },
  internal_control: {
    name: 'Órgano interno de control',
    does: 'Atiende denuncias y alertas del ente; no edita procesos.',
  },
  coordinator: { name: 'Coordinación estatal', does: 'Cuida padrones, avance, índice, sanciones y normatividad.' },
  state_auditor: { name: 'Auditoría superior', does: 'Atiende alertas y casos de todos los entes.' },
  platform_admin: { name: 'Operación', does: 'Da de alta entes, llaves y trabajos; no lee borradores ni denuncias.' },
}

/** The name of a role as shown; the code itself when it is unknown. */
export function roleName(code: string): string {
  return roles[code]?.name ?? code
}

/** One sentence on what a role does; empty when it is unknown. */
export function roleSentence(code: string): string {
  return roles[code]?.does ?? ''
}
