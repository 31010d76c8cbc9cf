/** Longest cell, in letters: four times the longest name, notice or source of a roster. */
const LONGEST = 2_000

/** What is wrong with a cell whatever its column: what no name, key or note has and no database keeps; null when nothing is. */
export function cellFault(value: string): string | null {
  if (value.includes('\0')) return 'lleva un carácter nulo, que no es texto'
  if (value.includes('\uFFFD')) return 'lleva una letra que no se pudo leer; guarde el archivo como CSV en UTF-8'
  if (/[\r\n\u2028\u2029]/.test(value)) return 'lleva un salto de línea; escríbalo en un solo renglón'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (/[\u0001-\u001f\u007f-\u009f]/.test(value)) return 'lleva un carácter de control, que no se ve'
  if (value.length > LONGEST) return `pasa de ${LONGEST.toLocaleString('es-MX')} letras`
  return null
}

/** A cell as a sentence repeats it: short, on one line, without what cannot be seen. */
export const shownCell = (value: string): string => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced.
  const line = value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\uFFFD]+/g, '·')
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}
