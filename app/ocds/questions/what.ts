import type { Place } from '../checks/walk.ts'
import { pointer } from '../findings.ts'
import { textAt, valueAt } from '../types.ts'
import { ended, firstPlaces, listed, lowerFirst, type Question, shortened } from './question.ts'

const MOST_ITEMS = 3
const quantity = new Intl.NumberFormat('es-MX', { maximumFractionDigits: 3 })
/** Units that add nothing to the name of a thing that is counted. */
const PIECES = /^(pieza|pza|unidad|each|c\/u|h87|ea)/i

/**
 * Answered by items with a description, best with their quantity; without items, by a description of the whole
 * beside its title. Owed from the tender on.
 */
export const what: Question = {
  key: 'what',
  question: '¿Qué compra?',
  dueFrom: 'tender',
  missing: 'qué se compra, en qué cantidad y con qué descripción',
  asks: ['/tender/items/*/description', '/tender/items/*/quantity', '/tender/description'],
  answer(document) {
    const items = firstPlaces(document, 'contracts/*/items/*', 'awards/*/items/*', 'tender/items/*').filter(
      ({ value }) => textAt(value, 'description') !== undefined,
    )
    if (items.length > 0) {
      const shown = items.slice(0, MOST_ITEMS).map(({ value }) => thing(value))
      const more = items.length - shown.length
      if (more > 0) shown.push(more === 1 ? 'una partida más' : `${more} partidas más`)
      return { sentence: ended(capital(listed(shown))), paths: items.map(({ path }) => pointer(path, 'description')) }
    }
    const title = textAt(document, 'tender', 'title')
    const description = textAt(document, 'tender', 'description')
    if (!title || !description) return undefined
    const sentence = ended(shortened(description.length > title.length ? description : title))
    return { sentence, paths: ['/tender/title', '/tender/description'] }
  },
}

function thing(item: Place['value']): string {
  const description = shortened(textAt(item, 'description') ?? '', 110).replace(/\.$/, '')
  const number = valueAt(item, 'quantity')
  if (typeof number !== 'number') return lowerFirst(description)
  const unit = textAt(item, 'unit', 'name')
  const counted = unit && !PIECES.test(unit) ? `${lowerFirst(unit)} de ` : ''
  return `${quantity.format(number)} ${counted}${lowerFirst(description)}`
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('es-MX') + text.slice(1)
