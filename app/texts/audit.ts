import { wordsOf } from '#app/lib/words-of.ts'

/** What each act of the audit log is in plain words, as said of a person: «Julia · Envió el proceso a revisión». */
const acts = wordsOf<string>({
  'create-draft': 'Creó el proceso',
  'open-correction': 'Abrió lo publicado para corregirlo',
  'submit-draft': 'Envió el proceso a revisión',
  'return-draft': 'Devolvió el proceso con comentarios',
  'approve-draft': 'Aprobó el proceso',
  'reopen-draft': 'Reabrió el proceso',
  'comment-draft': 'Comentó el proceso',
  publish: 'Publicó',
  'publish-historical': 'Publicó como histórico',
  'import-start': 'Mandó importar archivos',
  'import-cancel': 'Canceló una importación',
  'import-end': 'Terminó una importación',
  'export-internal': 'Exportó lo importado, con datos internos',
  'export-log': 'Descargó la bitácora',
  'refuse-role': 'Pidió algo que no le toca, y se le negó',
  'refuse-entity': 'Pidió el espacio de un ente que no es suyo, y se le negó',
  'invite-member': 'Invitó a una persona',
  'resend-invitation': 'Volvió a enviar una invitación',
  'withdraw-invitation': 'Retiró una invitación',
  'accept-invitation': 'Aceptó una invitación',
  'change-roles': 'Cambió los papeles de una persona',
  'remove-member': 'Quitó a una persona del ente',
  'reset-second-factor': 'Restableció el segundo factor de una persona',
  'send-password-reset': 'Se envió un correo para recuperar una cuenta',
  'reset-password': 'Eligió una contraseña nueva con el enlace de un correo',
  'back-up': 'Hizo una copia de respaldo del portal',
  restore: 'Restauró una copia de respaldo',
  'find-person': 'Buscó a una persona, por una solicitud sobre sus datos',
  'export-person': 'Exportó los datos de una persona, por su solicitud',
  'restrict-person': 'Limitó el uso de los datos de una persona',
  'lift-person': 'Levantó la limitación de los datos de una persona',
  'sweep-expired': 'Borró lo que llegó a su plazo de conservación',
  'forget-account': 'Borró los datos de una cuenta suspendida que llegó a su plazo',
  'sync-roster': 'Actualizó el padrón de entes',
  'import-roster': 'Importó el padrón de entes',
  'sign-in': 'Ingresó',
  'sign-in-refused': 'Intentó ingresar, y se le negó',
  'code-wanted': 'Dio su contraseña; faltaba el código',
  'code-refused': 'Dio un código que no era, y se le negó',
  'sign-out': 'Salió',
  'proof-refused': 'Dio otra contraseña que la suya al confirmar quién es',
  'confirm-identity': 'Confirmó quién es con su contraseña',
  'set-second-factor': 'Puso su segundo factor',
  'use-recovery-code': 'Ingresó con un código de recuperación',
  'renew-recovery-codes': 'Renovó sus códigos de recuperación',
  'turn-off-second-factor': 'Quitó su segundo factor',
  'change-password': 'Cambió su contraseña',
  'end-session': 'Terminó una de sus sesiones',
  'end-other-sessions': 'Terminó sus demás sesiones',
  'invite-administrator': 'Invitó a quien administrará el ente',
  withdraw: 'Retiró un proceso por orden de autoridad',
  'add-entity': 'Agregó el ente al padrón',
  'correct-entity': 'Corrigió los datos del ente',
  'rename-entity': 'Cambió el nombre del ente',
  'suspend-entity': 'Suspendió el ente',
  'reinstate-entity': 'Reactivó el ente',
  'close-entity': 'Cerró el ente',
  'reopen-entity': 'Reabrió el ente',
  'receive-sanction-list': 'Recibió un archivo de una lista de sanciones',
  'confirm-sanction-list': 'Puso en vigor una versión de una lista de sanciones',
  'discard-sanction-list': 'Descartó una versión de una lista de sanciones',
  'add-sanction-list': 'Creó una lista de sanciones',
  'change-sanction-list': 'Cambió las reglas de una lista de sanciones',
  'withdraw-sanction-list': 'Anotó que la fuente retiró una lista de sanciones',
})

/** The words for an act; the code itself when it is unknown. */
export const actWords = (action: string): string => acts[action] ?? action

/** All acts that have words, by those words, for choosing. */
export const knownActs = (): { action: string; words: string }[] =>
  Object.entries(acts)
    .map(([action, words = action]) => ({ action, words }))
    .sort((one, other) => one.words.localeCompare(other.words, 'es'))

const sides = wordsOf<string>({
  screen: 'en pantalla',
  import: 'por importación',
  cli: 'por operación',
  job: 'por tarea',
  demo: 'datos de demostración',
  entity_admin: 'en pantalla',
  platform_admin: 'por operación',
})

/** From which side something was done, in words; the code itself when it is unknown. */
export const sideWords = (door: string): string => sides[door] ?? door
