/** Roles as people read them. */
const roles: Record<string, string> = {
  capturer: 'Capturista',
  reviewer: 'Revisor',
  publisher: 'Unidad de transparencia',
  entity_admin: 'Administrador del ente',
  internal_control: 'Órgano interno de control',
  coordinator: 'Coordinación estatal',
  state_auditor: 'Auditoría superior',
  platform_admin: 'Operación',
}

/** The name of a role as shown; the code itself when it is unknown. */
export function roleName(code: string): string {
  return roles[code] ?? code
}
