/**
 * A table of words by code whose codes come from data: nothing is inherited, so that `constructor` or `__proto__` as a code find
 * nothing instead of a function that a page cannot show.
 */
export function wordsOf<T>(words: Readonly<Record<string, T>>): Readonly<Record<string, T | undefined>> {
  return Object.freeze(Object.assign(Object.create(null) as Record<string, T>, words))
}
