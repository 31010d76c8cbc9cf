import { placesAt } from '../checks/walk.ts'
import { asText, type JsonObject, objectsAt, textAt } from '../types.ts'
import { ended, listed, type Question } from './question.ts'

const MOST_NAMES = 4
const NOBODY: JsonObject = {
  cancelled: 'A nadie: el procedimiento se canceló.',
  unsuccessful: 'A nadie: el procedimiento se declaró desierto.',
  withdrawn: 'A nadie: el procedimiento se retiró.',
}

/**
 * Answered by the suppliers of the awards that stand, or by a procedure that ended without any. Owed from the award on.
 */
export const who: Question = {
  key: 'who',
  question: '¿A quién le compra?',
  dueFrom: 'award',
  missing: 'a qué proveedor se adjudicó',
  asks: ['/awards/*/suppliers/*/name'],
  answer(document) {
    const parties = new Map(objectsAt(document, 'parties').map((party) => [asText(party.id), textAt(party, 'name')]))
    const named = standingAwards(document).flatMap(({ path, value }) =>
      objectsAt(value, 'suppliers').flatMap((supplier, index) => {
        const name = textAt(supplier, 'name') ?? parties.get(asText(supplier.id))
        return name ? [{ name, path: `${path}/suppliers/${index}` }] : []
      }),
    )
    if (named.length > 0) {
      const names = [...new Set(named.map(({ name }) => name))]
      const shown = names.slice(0, MOST_NAMES)
      if (names.length > MOST_NAMES) shown.push(`${names.length - MOST_NAMES} proveedores más`)
      return { sentence: ended(listed(shown)), paths: named.map(({ path }) => path) }
    }
    const nobody = textAt(NOBODY, textAt(document, 'tender', 'status') ?? '')
    return nobody ? { sentence: nobody, paths: ['/tender/status'] } : undefined
  },
}

/** Awards that were neither cancelled nor void. */
export function standingAwards(document: JsonObject): ReturnType<typeof placesAt> {
  return placesAt(document, 'awards', '*').filter(
    ({ value }) => !['cancelled', 'unsuccessful'].includes(textAt(value, 'status') ?? ''),
  )
}
