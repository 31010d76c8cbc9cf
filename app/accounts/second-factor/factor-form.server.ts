import { refusedCode } from '#app/texts/sign-in.ts'
import { asAccount } from '#db/as-account.server.ts'
import { setFactorReset } from '#db/queries/second-factors.server.ts'
import { checkOwnPassword } from '../own-account/check-own-password.server.ts'
import { hasJustProved } from '../own-account/confirm-identity.server.ts'
import type { Person } from '../person.ts'
import { checkCode, kindOfCode } from './check-code.server.ts'
import type { FactorStatus } from './factor-status.server.ts'
import { confirmFactor, offeredKey, renewRecoveryCodes, turnFactorOff } from './set-up-factor.server.ts'
import { stepOfCode } from './totp.ts'

/** Names of the fields; the errors of the forms are kept under them. */
export type FactorField = 'contrasena' | 'codigo' | 'codigoNuevo'
export type FactorErrors = Partial<Record<FactorField, string>>
/** Which form of the page was sent. */
export type FactorAct = 'confirmar' | 'codigos' | 'quitar' | 'enterado'

export type FactorAnswer =
  | { outcome: 'set'; codes: string[]; cookie: string }
  | { outcome: 'off'; cookie: string }
  | { outcome: 'seen' }
  | { outcome: 'refused'; act: FactorAct; errors: FactorErrors }
  | { outcome: 'wait'; act: FactorAct; seconds: number }

type Proof = { outcome: 'right' } | { outcome: 'refused'; errors: FactorErrors } | { outcome: 'wait'; seconds: number }

/** Password, and code of the device in force where there is one: both right, or what is wrong. The code is used up. */
async function prove(person: Person, form: Record<FactorField, string>, asksPassword: boolean): Promise<Proof> {
  const errors: FactorErrors = {}
  const asksCode = person.hasFactor
  if (asksPassword && form.contrasena === '') errors.contrasena = 'Escriba su contraseña.'
  if (asksCode && form.codigo.trim() === '')
    errors.codigo = 'Escriba el código de su aplicación, o uno de recuperación.'
  if (Object.keys(errors).length > 0) return { outcome: 'refused', errors }
  if (asksPassword) {
    const password = await checkOwnPassword(person.id, form.contrasena)
    if (password.outcome === 'wait') return password
    if (password.outcome === 'wrong')
      return { outcome: 'refused', errors: { contrasena: 'No es su contraseña. Revísela.' } }
  }
  if (!asksCode) return { outcome: 'right' }
  const code = await checkCode(person.id, kindOfCode(form.codigo), form.codigo)
  if (code.outcome === 'wait') return code
  return code.outcome === 'right' ? code : { outcome: 'refused', errors: { codigo: refusedCode } }
}

async function confirm(request: Request, person: Person, form: Record<FactorField, string>): Promise<FactorAnswer> {
  const act = 'confirmar'
  const wrong: FactorAnswer = { outcome: 'refused', act, errors: { codigoNuevo: refusedCode } }
  // Looked at first: a slip here must not use the other code up.
  if (stepOfCode(offeredKey(request, person), form.codigoNuevo, new Date()) === null) return wrong
  const proof = await prove(person, form, person.hasFactor || !hasJustProved(person))
  if (proof.outcome !== 'right') return { ...proof, act }
  const set = await confirmFactor(request, person, form.codigoNuevo)
  return set ? { outcome: 'set', ...set } : wrong
}

/**
 * Does what one of the forms of the second factor's page asks: set up or replace the device, make new recovery codes, turn it off (never
 * while a role demands it), or say that the notice was read. Refusal 503 when too many hashes wait.
 */
export async function handleFactorForm(
  request: Request,
  person: Person,
  status: FactorStatus,
  { act, form }: { act: FactorAct; form: Record<FactorField, string> },
): Promise<FactorAnswer> {
  if (act === 'confirmar') return confirm(request, person, form)
  if (act === 'enterado') {
    await asAccount(person.id, (tx) => setFactorReset(tx, person.id, null))
    return { outcome: 'seen' }
  }
  if (!person.hasFactor) return { outcome: 'seen' }
  if (act === 'quitar' && status.demandedBy !== null) {
    const codigo = `No se puede quitar: lo exige su papel de ${status.demandedBy}. Puede cambiar de dispositivo.`
    return { outcome: 'refused', act, errors: { codigo } }
  }
  const proof = await prove(person, form, true)
  if (proof.outcome !== 'right') return { ...proof, act }
  if (act === 'quitar') return { outcome: 'off', cookie: await turnFactorOff(request, person) }
  const renewed = await renewRecoveryCodes(request, person)
  return renewed ? { outcome: 'set', ...renewed } : { outcome: 'seen' }
}
