/** Said for an unknown account, a wrong password, a disabled account and one with too many failures alike (docs/security.md C4). */
export const refusedSignIn =
  'El correo o la contraseña no son correctos, o la cuenta está suspendida. Revíselos e inténtelo de nuevo; después de diez intentos fallidos hay que esperar 15 minutos.'

/** Said for a code that is wrong or was used. */
export const refusedCode =
  'El código no es correcto, o ya se usó. Espere a que su aplicación muestre otro, y revise que la hora del teléfono sea automática.'

/** Said when somebody proved themselves wrongly too often: codes, or the own password. */
export function proofWaitSentence(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  return `Hubo demasiados intentos fallidos. Espere ${minutes === 1 ? 'un minuto' : `${minutes} minutos`} e inténtelo de nuevo.`
}

/** Said when there were too many attempts. In: seconds to wait. */
export function waitSentence(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  const span = minutes === 1 ? 'un minuto' : `${minutes} minutos`
  return `Hubo demasiados intentos de entrar. Espere ${span} e inténtelo de nuevo.`
}
