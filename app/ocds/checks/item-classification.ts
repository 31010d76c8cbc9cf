import { pointer } from '../findings.ts'
import { asText, textAt } from '../types.ts'
import { answersOf, type Check } from './check.ts'
import { placesAt } from './walk.ts'

const { pass, fail, notApplicable } = answersOf('warning')
const LISTS = ['tender/items/*', 'awards/*/items/*', 'contracts/*/items/*']

/**
 * Every item is classified by a code of a known catalogue, so that equal purchases can be compared.
 *
 * It does not apply (1) without items. A number given as a code counts. Source: the publication gate of the portal.
 */
export const itemClassification: Check = {
  key: 'item-classification',
  title: 'Cada partida tiene su clave de clasificación',
  severity: 'warning',
  check(document) {
    const items = LISTS.flatMap((path) => placesAt(document, ...path.split('/')))
    if (items.length === 0) return [notApplicable('', 'No hay partidas.')] // (1)
    return items.map(({ value, path }) => {
      const here = pointer(path, 'classification')
      const code = textAt(value, 'classification', 'id') ?? placesAt(value, 'classification')[0]?.value.id
      if (code !== undefined && code !== null && code !== '') return pass(here)
      return fail(
        here,
        `La partida «${textAt(value, 'description') ?? asText(value.id)}» no tiene clave de clasificación; elija la del catálogo.`,
      )
    })
  },
}
