import { roleName } from './roles.ts'

/** Roles in one phrase, small letters: "capturista, revisor o unidad de transparencia". `word` joins the last two. */
export function roleList(codes: readonly string[], word: 'o' | 'y' = 'o'): string {
  const names = codes.map((code) => roleName(code).toLowerCase())
  const last = names.pop() ?? ''
  if (names.length === 0) return last
  // Before a word that begins with its sound, "o" is written "u".
  const sounded = word === 'o' && /^(o|ó)/.test(last) ? 'u' : word
  return `${names.join(', ')} ${sounded} ${last}`
}
