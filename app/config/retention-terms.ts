/** How long what is told of people is kept, by kind. Days are counted from the event that `from` names. */
export interface RetentionTerm {
  /** What is kept, in plain Spanish, as the privacy notice shows it. */
  what: string
  /** From when the days count, in Spanish. */
  from: string
  days: number
  /** What the operator may set in state.json (`retention`), both ends included. */
  least: number
  most: number
  /** Why so long: the purpose, or the rule it comes from. Spanish, public. */
  reason: string
  /** How it ends, in Spanish. */
  ends: string
}

/**
 * The table of retention. The law gives no days: personal data are deleted once they are no longer needed for what they were taken
 * for (Ley General de Protección de Datos Personales en Posesión de Sujetos Obligados, DOF 20-03-2025, principle of quality), with
 * what a rule of responsibilities or of archives asks for. A state sets its own within the bounds.
 */
export const RETENTION_TERMS = {
  sessions: {
    what: 'Sesiones y entradas a medias',
    from: 'desde que la sesión termina',
    ...{ days: 1, least: 1, most: 7 },
    reason: 'Solo sirven mientras la sesión está abierta.',
    ends: 'Se borran.',
  },
  attempts: {
    what: 'Conteo de intentos de entrada (claves cifradas, sin direcciones)',
    from: 'desde que empezó el conteo',
    ...{ days: 1, least: 1, most: 7 },
    reason: 'Frenan a quien adivina contraseñas; pasada la hora ya no cuentan.',
    ends: 'Se borran.',
  },
  mails: {
    what: 'Avisos por correo y los enlaces que llevaban',
    from: 'desde que se pidió el aviso',
    ...{ days: 30, least: 7, most: 90 },
    reason: 'Permiten decir si un aviso llegó.',
    ends: 'Se borran, también de la bandeja de una demostración.',
  },
  invitations: {
    what: 'Invitaciones que terminaron, aceptadas o no, con nombre y correo',
    from: 'desde que se cierran o vencen',
    ...{ days: 90, least: 30, most: 365 },
    reason: 'Permiten aclarar quién invitó a quién; quien aceptó tiene ya su cuenta.',
    ends: 'Se borran.',
  },
  notices: {
    what: 'Avisos internos que cada cuenta ve al entrar',
    from: 'desde el aviso',
    ...{ days: 180, least: 30, most: 365 },
    reason: 'Después ya no avisan de nada.',
    ends: 'Se borran.',
  },
  uploads: {
    what: 'Archivos enviados para importar y su copia de trabajo',
    from: 'desde que termina la importación o se corta el envío',
    ...{ days: 1, least: 1, most: 7 },
    reason: 'Lo importado queda en su lugar; el archivo ya no hace falta.',
    ends: 'Se borran del disco.',
  },
  imports: {
    what: 'Hallazgos de una importación y nombres de sus archivos',
    from: 'desde que termina la importación',
    ...{ days: 365, least: 90, most: 1826 },
    reason: 'Sirven para corregir lo que se importó.',
    ends: 'Se borran; quedan las cuentas de la importación.',
  },
  accounts: {
    what: 'Cuentas suspendidas de personas servidoras públicas',
    from: 'desde que se suspende la cuenta',
    ...{ days: 2557, least: 1096, most: 3653 },
    reason:
      'Siete años: lo que tarda en prescribir una falta administrativa grave (Ley General de Responsabilidades Administrativas, artículo 74).',
    ends: 'Nombre, correo, contraseña, papeles y segundo factor se borran; en la bitácora queda un número que ya no dice quién fue.',
  },
  requests: {
    what: 'Registro de solicitudes de derechos ARCO (sin el dato buscado) y limitaciones levantadas',
    from: 'desde la solicitud, o desde que se levanta la limitación',
    ...{ days: 1826, least: 365, most: 3653 },
    reason: 'Prueba que la solicitud se atendió.',
    ends: 'Se borran.',
  },
} as const satisfies Record<string, RetentionTerm>

export type RetentionKind = keyof typeof RETENTION_TERMS
export const RETENTION_KINDS = Object.keys(RETENTION_TERMS) as RetentionKind[]

/** What has no term in days, and why: shown to the public beside the table. */
export const KEPT_WITHOUT_TERM: readonly { what: string; reason: string }[] = [
  {
    what: 'Procesos publicados, con el nombre de proveedores y de quienes firman',
    reason:
      'Son información pública de contrataciones. Una orden de autoridad puede retirarlos; un error se corrige con una publicación nueva.',
  },
  {
    what: 'Procesos en captura, sus revisiones y lo que se importó tal como llegó',
    reason:
      'Son documentos de archivo de cada ente: duran lo que diga su catálogo de disposición documental (Ley General de Archivos).',
  },
  {
    what: 'Bitácora de actos',
    reason: 'Guarda números y no nombres; está encadenada para que nadie la altere.',
  },
  {
    what: 'Cuentas activas, con su lectura del aviso de privacidad',
    reason: 'Duran lo que dura el encargo de la persona.',
  },
  {
    what: 'Copias de respaldo',
    reason:
      'Quien opera el portal guarda un número fijo y borra las más viejas; al restaurar una, lo vencido se borra antes de atender.',
  },
]
