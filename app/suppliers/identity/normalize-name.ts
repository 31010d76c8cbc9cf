// The rule is below every feature, since publishing writes by it; the rooms of the register know it by this name.
export { legalFormOf, nameKey, normalizeName, sortedWords } from '#app/lib/suppliers/normalize-name.ts'
