import { type JsonObject, textAt } from '../types.ts'
import { ended, firstPlaces, listed, type Question, shortened } from './question.ts'

const MOST_PLACES = 3

/** Answered by where the items are delivered or the works done. Owed from the tender on. */
export const where: Question = {
  key: 'where',
  question: '¿Dónde compra?',
  dueFrom: 'tender',
  missing: 'el lugar de entrega o de ejecución',
  asks: ['/tender/items/*/deliveryAddress', '/tender/items/*/deliveryLocation/description'],
  answer(document) {
    const lists = ['contracts/*/items/*', 'awards/*/items/*', 'tender/items/*']
    const places = firstPlaces(
      document,
      ...lists.map((list) => `${list}/deliveryAddress`),
      ...lists.map((list) => `${list}/deliveryLocation`),
    )
    const named = places.flatMap(({ value, path }) => {
      const name = nameOf(value)
      return name ? [{ name, path }] : []
    })
    if (named.length === 0) return undefined
    const names = [...new Set(named.map(({ name }) => name))]
    const shown = names.slice(0, MOST_PLACES)
    if (names.length > MOST_PLACES) shown.push(`${names.length - MOST_PLACES} lugares más`)
    return { sentence: ended(shortened(listed(shown), 240)), paths: named.map(({ path }) => path) }
  },
}

function nameOf(place: JsonObject): string | undefined {
  const parts = ['streetAddress', 'locality', 'region'].flatMap((name) => textAt(place, name)?.trim() ?? [])
  return parts.length > 0 ? [...new Set(parts)].join(', ') : textAt(place, 'description')
}
