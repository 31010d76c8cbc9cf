import { pointer } from '../findings.ts'
import { answersOf, type Check } from './check.ts'
import { instantOf, objectsWhere } from './walk.ts'

const { pass, fail, notApplicable } = answersOf('error')

/**
 * A period ends when it starts, or later.
 *
 * It does not apply (1) to a period without both dates, (2) to dates that are no dates. Source: the publication gate of the portal.
 */
export const periodOrder: Check = {
  key: 'period-order',
  title: 'Los periodos terminan después de empezar',
  severity: 'error',
  check(document) {
    const periods = objectsWhere(document, (value) => value.startDate !== undefined && value.endDate !== undefined)
    const results = periods.flatMap(({ value, path }) => {
      const start = instantOf(value.startDate)
      const end = instantOf(value.endDate)
      if (start === undefined || end === undefined) return [] // (1,2)
      const here = pointer(path, 'endDate')
      return [
        end >= start ? pass(here) : fail(here, 'El periodo termina antes de empezar; corrija una de las dos fechas.'),
      ]
    })
    return results.length > 0 ? results : [notApplicable('', 'Ningún periodo tiene las dos fechas.')]
  },
}
