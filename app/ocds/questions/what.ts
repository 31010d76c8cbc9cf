import type { Place } from '../checks/walk.ts'
import { pointer } from '../findings.ts'
import { textAt, valueAt } from '../types.ts'
import { ended, firstPlaces, listed, lowerFirst, type Question, shortened } from './question.ts'
import { countedThing } from './units.ts'

const MOST_ITEMS = 3
const quantity = new Intl.NumberFormat('es-MX', { maximumFractionDigits: 3 })
/** Units of which one says no more than the description. */
const WHOLE = /^(servicio|obra|lote|proyecto|global)/i

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
      const things = [...summed(items).values()].map(phrase)
      const more = things.length - MOST_ITEMS
      const shown = things.slice(0, MOST_ITEMS)
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

interface Thing {
  description: string
  unit: string
  quantity: number | undefined
}

/** Equal things of several awards or contracts count together. */
function summed(items: Place[]): Map<string, Thing> {
  const things = new Map<string, Thing>()
  for (const { value } of items) {
    const description = lowerFirst(shortened(textAt(value, 'description') ?? '', 110).replace(/\.$/, ''))
    const unit = textAt(value, 'unit', 'name')?.trim() ?? ''
    const given = valueAt(value, 'quantity')
    const number = typeof given === 'number' ? given : undefined
    const key = `${unit}|${description}`
    const known = things.get(key)
    if (known) known.quantity = number === undefined ? known.quantity : (known.quantity ?? 0) + number
    else things.set(key, { description, unit, quantity: number })
  }
  return things
}

function phrase({ description, unit, quantity: number }: Thing): string {
  if (number === undefined || (number === 1 && (unit === '' || WHOLE.test(unit)))) return description
  return countedThing({ count: quantity.format(number), unit: lowerFirst(unit), description })
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('es-MX') + text.slice(1)
