import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { publicHalf } from '#app/config/signing-key.ts'
import { canonicalText } from '#app/ocds/canonical.ts'
import { isObject, type Json, type JsonObject } from '#app/ocds/types.ts'

/** What a third party gets: the statement and an Ed25519 signature over the UTF-8 bytes of its canonical text (RFC 8785). */
export interface SignedAnswer<Statement> {
  statement: Statement
  signature: { algorithm: 'Ed25519'; keyId: string /** Base64. */; value: string }
}

/** Signs a statement; Ed25519 has no chance in it, so the same statement and key give the same bytes. */
export function signStatement<Statement extends object>(
  statement: Statement,
  privateKey: KeyObject,
): SignedAnswer<Statement> {
  const bytes = Buffer.from(canonicalText(statement as unknown as Json), 'utf8')
  const value = sign(null, bytes, privateKey).toString('base64')
  return { statement, signature: { algorithm: 'Ed25519', keyId: publicHalf(privateKey).keyId, value } }
}

/** A public key with the time of its use; null: still in use. */
export interface PublishedKey {
  keyId: string
  /** SPKI in PEM. */
  publicKey: string
  /** ISO 8601, UTC. */
  usedFrom: string
  usedUntil: string | null
}

export interface SignatureVerdict {
  valid: boolean
  /** Spanish sentence when it is not. */
  problem: string | null
  keyId: string | null
  statement: JsonObject | null
}

/**
 * Checks an answer with public keys and nothing else: no network, no database. A signature of a key holds for days on which the
 * key was in use; the day after it was replaced still counts, since an answer says its day and not its hour.
 */
export function verifySigned(answer: unknown, keys: readonly PublishedKey[]): SignatureVerdict {
  const refused = (problem: string, keyId: string | null = null): SignatureVerdict => ({
    ...{ valid: false, problem, keyId, statement: null },
  })
  if (!isObject(answer) || !isObject(answer.statement) || !isObject(answer.signature))
    return refused('No es una respuesta firmada del padrón de integridad: faltan `statement` o `signature`.')
  const { statement, signature } = answer
  const keyId = typeof signature.keyId === 'string' ? signature.keyId : null
  const value = typeof signature.value === 'string' ? Buffer.from(signature.value, 'base64') : null
  if (signature.algorithm !== 'Ed25519' || keyId === null || value?.length !== 64)
    return refused('La firma no es Ed25519, o está incompleta.', keyId)
  const key = keys.find((one) => one.keyId === keyId)
  if (!key) return refused(`La llave ${keyId} no está entre las que se dieron.`, keyId)
  const asOf = typeof statement.asOf === 'string' ? statement.asOf : ''
  if (!wasInUse(key, asOf)) return refused(`La llave ${keyId} no estaba en uso el ${asOf || 'día que dice'}.`, keyId)
  if (!holds(statement, value, key.publicKey))
    return refused('La firma no corresponde al contenido: fue alterado o lo firmó otra llave.', keyId)
  return { valid: true, problem: null, keyId, statement }
}

const DAY_MS = 86_400_000

/** Days are local and keys have instants: a day of difference at both ends is no fraud. */
function wasInUse({ usedFrom, usedUntil }: PublishedKey, day: string): boolean {
  const at = Date.parse(`${day}T12:00:00Z`)
  if (Number.isNaN(at)) return false
  return at >= Date.parse(usedFrom) - 2 * DAY_MS && (usedUntil === null || at <= Date.parse(usedUntil) + 2 * DAY_MS)
}

function holds(statement: JsonObject, signature: Buffer, publicKey: string): boolean {
  try {
    return verify(null, Buffer.from(canonicalText(statement), 'utf8'), createPublicKey(publicKey), signature)
  } catch {
    return false
  }
}
