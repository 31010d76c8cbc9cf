import { Refusal } from '#app/lib/refusal.ts'
import { foldText } from '#app/ocds/personal-data/fold-text.ts'

export type KeyKind = 'rfc' | 'curp' | 'email' | 'phone'
export const KEY_KINDS: readonly KeyKind[] = ['rfc', 'curp', 'email', 'phone']

/** A person as they are looked for: keys that are theirs alone, and a name, which others may have too. */
export interface PersonKeys {
  rfc: string | null
  curp: string | null
  /** Lower case. */
  email: string | null
  /** Ten digits. */
  phone: string | null
  /** Words of the name, folded, in the order given; empty without one. */
  name: readonly string[]
  /** Public stand-ins of RFC and CURP: twenty hexadecimal figures each. */
  standIns: readonly string[]
}

/** Capitals without accents, forms that look alike folded, what is not seen dropped. */
export const plainText = (text: string): string =>
  foldText(text).text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()

/** Letters and figures only. */
export const lettersOf = (text: string): string => plainText(text).replace(/[^A-Z0-9]/g, '')

export const wordsOfName = (text: string): string[] =>
  plainText(text)
    .split(/[^A-Z0-9]+/)
    .filter(Boolean)

/**
 * Reads what the operator typed. Refusal 422 naming the option when a key has not its form, a name has one word only, or nothing
 * was given.
 */
export function readPersonKeys(typed: Partial<Record<KeyKind | 'name', string>>): PersonKeys {
  const refuse = (sentence: string) => new Refusal('invalid-person', 422, sentence)
  const rfc = typed.rfc === undefined ? null : lettersOf(typed.rfc)
  if (rfc !== null && !/^[A-Z]{4}\d{6}[A-Z0-9]{3}$/.test(rfc))
    throw refuse('El RFC (--rfc) de una persona física tiene 13 caracteres, como BADX800101AB1.')
  const curp = typed.curp === undefined ? null : lettersOf(typed.curp)
  if (curp !== null && !/^[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d$/.test(curp))
    throw refuse('La CURP (--curp) tiene 18 caracteres. Revise la que escribió.')
  const email = typed.email === undefined ? null : typed.email.normalize('NFC').trim().toLowerCase()
  if (email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    throw refuse('El correo (--email) no está completo. Escríbalo como nombre@dominio.mx.')
  const phone = typed.phone === undefined ? null : typed.phone.replace(/\D/g, '').slice(-10)
  if (phone !== null && phone.length !== 10)
    throw refuse('El teléfono (--phone) tiene diez cifras. Escríbalo completo.')
  const name = typed.name === undefined ? [] : wordsOfName(typed.name)
  if (typed.name !== undefined && name.length < 2)
    throw refuse('El nombre (--name) lleva al menos nombre y apellido: con una sola palabra aparecería medio mundo.')
  if (!rfc && !curp && !email && !phone && name.length === 0)
    throw refuse(
      'Diga a quién buscar: --rfc, --curp, --email, --phone o --name. Con --name solo, cada lugar queda por verificar.',
    )
  return { rfc, curp, email, phone, name, standIns: [] }
}

/** The keys that were given, without the name: what digests are made of. */
export const givenKeys = (person: PersonKeys): { kind: KeyKind; value: string }[] =>
  KEY_KINDS.flatMap((kind) => (person[kind] === null ? [] : [{ kind, value: person[kind] }]))
