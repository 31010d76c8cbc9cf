/** Words after the name of a unit that agree with it: `metros cuadrados`. */
const AGREEING = /^(cuadrad|cúbic|cubic|lineal)/i

/** Plurals that gain an accent. */
const ACCENT_MOVES: Record<string, string> = { imagen: 'imágenes', examen: 'exámenes', orden: 'órdenes' }
const unaccented = (vowel: string): string => vowel.normalize('NFD').charAt(0)

/**
 * The name of a unit as it stands after a number: `caja` → `cajas`, `metro cuadrado` → `metros cuadrados`. What is no plain
 * word (`kg`, `m2`) stays as it is.
 */
export function unitFor(unit: string, count: number): string {
  if (count === 1) return unit
  return unit
    .split(' ')
    .map((word, at) => (at === 0 || AGREEING.test(word) ? pluralWord(word) : word))
    .join(' ')
}

function pluralWord(word: string): string {
  if (!/^\p{L}{3,}$/u.test(word)) return word
  if (/[aeiouáéó]$/i.test(word)) return `${word}s`
  if (/s$/i.test(word) && word.length > 3) return word
  const shifted = ACCENT_MOVES[word.toLocaleLowerCase('es-MX')]
  if (shifted) return shifted
  return /z$/i.test(word) ? `${word.slice(0, -1)}ces` : `${word.replace(/[áéíóú](?=n$)/, unaccented)}es`
}

/** True when a description begins with a noun in the plural (`sillas de paleta`), as far as its ending tells. */
export const isPlural = (description: string): boolean => /^\p{L}{3,}(?<![áéíóúius])s(?!\p{L})/iu.test(description)

/**
 * A number of things in words that a clerk would use: `40 computadoras portátiles`, `80 piezas de tóner negro`, `600 litros de
 * aceite`; where nothing says how to count them, the number follows: `servicio de limpieza (12)`.
 */
export function countedThing({
  count,
  unit,
  description,
}: {
  count: string
  unit: string
  description: string
}): string {
  const isOne = count === '1'
  const many = unitFor(unit, isOne ? 1 : 2)
  const first = description.split(/[\s,]/, 1)[0]?.toLocaleLowerCase('es-MX')
  if (unit !== '' && (first === unit || first === many)) {
    return isPlural(description) || isOne ? `${count} ${description}` : `${description} (${count} ${many})`
  }
  if (unit !== '' && !PIECES.test(unit)) return `${count} ${many} de ${description}`
  if (isOne || isPlural(description)) return `${count} ${description}`
  return /^(pieza|unidad)/i.test(unit) ? `${count} ${many} de ${description}` : `${description} (${count})`
}

/** Units that add nothing to the name of a thing that is counted. */
const PIECES = /^(pieza|pza|unidad|each|c\/u|h87|ea)/i
