import { labelOf } from '../fields.ts'
import { pointer } from '../findings.ts'
import { repeatedIds } from '../validation/unique-members.ts'
import { answersOf, type Check } from './check.ts'

const { pass, fail } = answersOf('error')

/**
 * No two members of an array have the same `id`; 1 and "1" are the same.
 *
 * It does not apply (1) to members without `id`. Two with one `id` are merged into one by everybody who reads the
 * data by the merge of OCDS 1.1, so one of them would be lost. Source: the publication gate of the portal.
 */
export const uniqueIds: Check = {
  key: 'unique-ids',
  title: 'Los identificadores no se repiten dentro de una lista',
  severity: 'error',
  check(document) {
    const repeated = repeatedIds(document)
    if (repeated.length === 0) return [pass('')]
    return repeated.map((path) =>
      fail(
        pointer(path, 'id'),
        `«${labelOf(path)}» tiene el mismo identificador que otro elemento de su lista; cámbielo.`,
      ),
    )
  },
}
