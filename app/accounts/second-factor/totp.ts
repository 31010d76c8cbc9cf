import { Secret, TOTP } from 'otpauth'

/** Length of a step, in seconds (RFC 6238). */
export const STEP_SECONDS = 30
/** Digits of a code. */
export const DIGITS = 6
/** Codes of so many steps before and after the present one are taken: clocks of telephones differ (RFC 6238 section 5.2). */
const WINDOW = 1

function totpOf(secret: string, names: { issuer?: string; label?: string } = {}): TOTP {
  const base = { secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: DIGITS, period: STEP_SECONDS }
  return new TOTP({ ...base, ...names })
}

/** Number of the step in which an instant falls, counted from 1970. */
export const stepOf = (now: Date): number => Math.floor(now.getTime() / 1000 / STEP_SECONDS)

/** The code of a step. In: the key in base 32. */
export const codeOfStep = (secret: string, step: number): string =>
  totpOf(secret).generate({ timestamp: step * STEP_SECONDS * 1000 })

/** What was typed, without the spaces and signs that people put between digits. */
export const digitsOf = (typed: string): string => typed.normalize('NFKC').replace(/[\s.\-–—]/g, '')

/**
 * The step whose code this is, among the present one and its neighbours; null when it is the code of none. Compared in a time that
 * tells nothing of where the digits differ.
 */
export function stepOfCode(secret: string, typed: string, now: Date): number | null {
  const token = digitsOf(typed)
  if (!/^\d{6}$/.test(token)) return null
  const delta = totpOf(secret).validate({ token, timestamp: now.getTime(), window: WINDOW })
  return delta === null ? null : stepOf(now) + delta
}

/** The address that an authenticator application reads from the QR code: otpauth://totp/…, with issuer and account. */
export const otpauthAddress = (secret: string, names: { issuer: string; account: string }): string =>
  totpOf(secret, { issuer: names.issuer, label: names.account }).toString()

/** A key of twenty bytes in base 32, as authenticators take it. */
export const toBase32 = (bytes: Uint8Array): string => new Secret({ buffer: new Uint8Array(bytes).buffer }).base32

/** The key in groups of four, to be typed by hand. */
export const inGroups = (text: string): string => (text.match(/.{1,4}/g) ?? []).join(' ')
