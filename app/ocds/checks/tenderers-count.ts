import { objectsAt, valueAt } from '../types.ts'
import { answersOf, type Check } from './check.ts'

const { pass, fail, notApplicable } = answersOf('warning')

/**
 * The number of tenderers is that of the tenderers listed.
 *
 * It does not apply (1) without the number, (2) without the list: a process may tell only how many took part.
 * Source: the publication gate of the portal.
 */
export const tenderersCount: Check = {
  key: 'tenderers-count',
  title: 'El número de participantes coincide con la lista',
  severity: 'warning',
  check(document) {
    const path = '/tender/numberOfTenderers'
    const number = valueAt(document, 'tender', 'numberOfTenderers')
    const listed = objectsAt(document, 'tender', 'tenderers').length
    if (typeof number !== 'number') return [notApplicable(path, 'No se dice cuántos participaron.')] // (1)
    if (listed === 0) return [notApplicable(path, 'No hay lista de participantes.')] // (2)
    if (number === listed) return [pass(path)]
    return [
      fail(path, `Se dice que participaron ${number}, pero la lista tiene ${listed}; corrija el número o la lista.`),
    ]
  },
}
