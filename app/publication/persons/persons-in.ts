import { type Persons, personsOf } from '#app/ocds/private-data.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import type { WholeProcess } from '../publication.ts'

/**
 * Who is a natural person in a process, by what is public of it and by what comes now or, where that is told, by all that will come:
 * the same in each transaction of an import, wherever it cuts the process.
 */
export function personsIn(
  published: readonly JsonObject[],
  coming: readonly JsonObject[],
  whole: WholeProcess | undefined,
): Persons {
  if (!whole) return personsOf([...published, ...coming])
  whole.persons ??= personsOf([...published, ...whole.releases])
  return whole.persons
}
