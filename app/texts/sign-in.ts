/** Said for an unknown account, a wrong password and a disabled account alike. */
export const refusedSignIn =
  'El correo o la contraseña no son correctos, o la cuenta está suspendida. Revíselos e inténtelo de nuevo.'

/** Said when there were too many attempts. In: seconds to wait. */
export function waitSentence(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  const span = minutes === 1 ? 'un minuto' : `${minutes} minutos`
  return `Hubo demasiados intentos de entrar. Espere ${span} e inténtelo de nuevo.`
}
