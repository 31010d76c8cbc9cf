/** Words that say nothing about which entity it is: left out of a proposed address and key. */
const SMALL = new Set(['a', 'al', 'con', 'de', 'del', 'e', 'el', 'en', 'la', 'las', 'los', 'para', 'por', 'y', 'h'])

/** Longest address of an entity, in letters (the table's own limit is 80). */
const LONGEST_SLUG = 79

/** A text for comparing names: without accents, capitals, punctuation and double spaces. */
export function foldName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** The address to propose for an entity with this name: `H. Ayuntamiento de Cañadas de Obregón` → `ayuntamiento-de-canadas-de-obregon`. */
export function proposeSlug(name: string): string {
  const words = foldName(name).split(' ')
  if (words[0] === 'h') words.shift()
  let slug = ''
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`
    if (longer.length > LONGEST_SLUG) break
    slug = longer
  }
  return slug
}

/**
 * The key to propose, 2 to 12 capitals and figures: the short name when it is one already, else the initials of the words that
 * count. `taken`: keys in use; a figure is added to what is among them. '' when nothing can be made of it.
 */
export function proposeKey(name: string, shortName: string, taken: readonly string[] = []): string {
  const short = foldName(shortName).replaceAll(' ', '').toUpperCase()
  const initials = foldName(name)
    .split(' ')
    .filter((word) => word !== '' && !SMALL.has(word))
    .map((word) => word[0])
    .join('')
    .toUpperCase()
  const base = /^[A-Z0-9]{2,12}$/.test(short) ? short : initials.slice(0, 12)
  if (base.length < 2) return ''
  if (!taken.includes(base)) return base
  for (let number = 2; number < 100; number += 1) {
    const other = `${base.slice(0, 12 - String(number).length)}${number}`
    if (!taken.includes(other)) return other
  }
  return ''
}
