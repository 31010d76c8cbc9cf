import { wordsOf } from '#app/lib/words-of.ts'
import { roleName } from './roles.ts'

const does = wordsOf<string>({
  capturer: 'Crea procesos y los captura; importa archivos.',
  reviewer: 'Devuelve borradores con comentarios o los aprueba.',
  publisher: 'Publica lo aprobado y corrige lo publicado. Necesita segundo factor.',
  entity_admin: 'Invita personas, cambia papeles y quita accesos. Al darlo se avisa a todo el ente.',
  internal_control: 'Atiende denuncias y alertas del ente; no edita procesos. Va solo y necesita segundo factor.',
})

/** A role as a choice of a form: its name and what it lets do. */
export const roleChoice = (code: string): { value: string; label: string; help: string } => ({
  value: code,
  label: roleName(code),
  help: does[code] ?? '',
})

const problems = wordsOf<string>({
  'address-refused':
    'No se pudo entregar: el servidor de ese correo dice que la dirección no existe. Revísela; si está mal, retire la invitación y haga otra.',
  'message-refused':
    'No se pudo entregar: el servidor de ese correo rechazó el mensaje. Pida que lo revisen y vuelva a enviarla.',
  'sender-refused':
    'No se pudo entregar: el servidor de correo no acepta al remitente del portal. Avise a la operación.',
  'server-busy': 'No se pudo entregar: el servidor de correo estuvo ocupado todo un día. Vuelva a enviarla.',
  'server-unreachable':
    'No se pudo entregar: no hubo respuesta del servidor de correo en todo un día. Avise a la operación.',
  'tls-failed': 'No se pudo entregar: la conexión con el servidor de correo no es segura. Avise a la operación.',
  'sign-in-refused': 'No se pudo entregar: el servidor de correo no reconoce al portal. Avise a la operación.',
})

/** How the mail of an invitation stands, in words. In: state and problem as the queue keeps them; null when there is no mail any more. */
export function mailWords(state: string | null, problem: string | null): string {
  if (state === 'sent') return 'Correo entregado al servidor'
  if (state === 'queued' && problem !== null) return 'Todavía no se pudo entregar; se reintenta hasta por 24 horas'
  if (state === 'queued' || state === 'sending') return 'Correo en camino'
  if (state === 'dead') return 'No se envió: el portal se restauró desde un respaldo. Vuelva a enviarla.'
  if (state === 'failed' || state === 'expired')
    return problems[problem ?? ''] ?? 'No se pudo entregar en 24 horas. Vuelva a enviarla.'
  return 'Sin correo pendiente'
}

/** True when nobody will get the mail unless somebody acts. */
export const isMailLost = (state: string | null): boolean =>
  state === 'failed' || state === 'dead' || state === 'expired'

const done = wordsOf<string>({
  invitada: 'La invitación va en camino. Vale 72 horas; aquí abajo se ve si el correo se entregó.',
  reenviada: 'La invitación se envió otra vez y vale 72 horas desde ahora.',
  retirada: 'La invitación se retiró: su enlace ya no abre nada.',
  papeles: 'Los papeles se guardaron. Se cerraron las sesiones de esa persona y se le avisó por correo.',
  quitada: 'Esa persona ya no trabaja en el ente. Lo que capturó se conserva.',
  factor: 'El segundo factor se retiró. La persona registrará otro la próxima vez que entre.',
})

/** What was just done with the people of the entity; null when nothing was. */
export const doneSentence = (what: string | null): string | null => done[what ?? ''] ?? null
