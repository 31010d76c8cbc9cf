// The algorithm lives with the rule of personal data, which is pure; here it is for everybody else.
export { GENERIC_RFCS, isValidRfc, type RfcKind, rfcCheckDigit, rfcKind } from '#app/ocds/personal-data/rfc.ts'
