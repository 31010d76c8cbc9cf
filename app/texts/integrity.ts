import { wordsOf } from '#app/lib/words-of.ts'

/** How a badge stands, in a word or two. */
const states = wordsOf<string>({
  held: 'Vigente',
  'update-due': 'Vigente, actualización pendiente',
  suspended: 'Suspendida',
  expired: 'Vencida',
  withdrawn: 'Retirada',
  none: 'Sin insignia',
})
export const badgeStateWord = (state: string): string => states[state] ?? state

/** The states by which badges are filtered, with the words of the filter. */
export const BADGE_STATE_OPTIONS = [
  { value: 'held', label: 'Vigentes' },
  { value: 'update-due', label: 'Vigentes con actualización pendiente' },
  { value: 'suspended', label: 'Suspendidas' },
  { value: 'expired', label: 'Vencidas' },
  { value: 'withdrawn', label: 'Retiradas' },
] as const

const acts = wordsOf<string>({
  granted: 'Se otorgó la insignia',
  'update-sent': 'La empresa presentó su actualización anual',
  updated: 'Se aprobó la actualización anual',
  'update-refused': 'No se aprobó la actualización anual',
  renewed: 'Se renovó por cuatro años',
  suspended: 'Se suspendió',
  lifted: 'Se levantó la suspensión',
  withdrawn: 'Se retiró',
})
export const badgeActWord = (act: string): string => acts[act] ?? act

/** How an application stands, as said to its applicant. */
const applicationStates = wordsOf<string>({
  draft: 'En preparación',
  sent: 'Enviada',
  'in-review': 'En revisión',
  questioned: 'Con preguntas por responder',
  proposed: 'En espera de decisión',
  granted: 'Concedida',
  denied: 'Negada',
  appealed: 'Impugnada',
  'appeal-granted': 'Concedida en la impugnación',
  'appeal-denied': 'Negada en la impugnación',
  desisted: 'Desistida',
})
export const applicationStateWord = (state: string): string => applicationStates[state] ?? state

const applicationKinds = wordsOf<string>({
  new: 'Solicitud de insignia',
  update: 'Actualización anual',
  renewal: 'Renovación',
})
export const applicationKindWord = (kind: string): string => applicationKinds[kind] ?? kind

const applicationActs = wordsOf<string>({
  begin: 'La empresa empezó la solicitud',
  send: 'La empresa envió la solicitud',
  assign: 'Se asignó a quien revisa',
  recuse: 'Quien revisaba declaró un conflicto de interés y dejó la solicitud',
  ask: 'Quien revisa hizo preguntas',
  answer: 'La empresa respondió las preguntas',
  propose: 'Quien revisa entregó su propuesta',
  return: 'Se devolvió a quien revisa',
  grant: 'Se concedió',
  deny: 'Se negó',
  appeal: 'La empresa impugnó la decisión',
  'grant-appeal': 'La impugnación se resolvió a favor',
  'deny-appeal': 'La impugnación se resolvió en contra',
  desist: 'La empresa se desistió',
})
export const applicationActWord = (act: string): string => applicationActs[act] ?? act

/** The levels of the rubric, from none to what is applied and looked over. */
export const levelWords: readonly string[] = ['No hay', 'Está escrito', 'Se aplica', 'Se aplica y se revisa']
