import { type JsonObject, objectsAt, textAt } from '#app/ocds/types.ts'
import { referenceId, type Stop, type WrittenReason } from './stops-of.ts'

/**
 * The process with the written reason of a stopped award in `awards[].sanctionExceptions`: in place of an earlier one for the same supplier
 * and sanction, else as a new one with an id of its own. Pure; `now` is its date (UTC).
 */
export function withReason(document: JsonObject, stop: Stop, { rationale, legalBasis }: WrittenReason, now: Date) {
  const place = Number(stop.path.split('/')[2])
  const awards = objectsAt(document, 'awards').map((award, at): JsonObject => {
    if (at !== place) return award
    const id = referenceId(award, stop)
    const known = objectsAt(award, 'sanctionExceptions')
    const before = known.find(
      (one) => textAt(one, 'sanction', 'id') === stop.hit.sanctionId && textAt(one, 'supplier', 'id') === id,
    )
    const written: JsonObject = {
      id: textAt(before ?? {}, 'id') ?? freeId(known),
      supplier: { id, name: stop.supplierName },
      sanction: { list: stop.hit.list, id: stop.hit.sanctionId },
      rationale: rationale.trim(),
      legalBasis: legalBasis.trim(),
      date: now.toISOString().replace(/\.\d{3}Z$/, 'Z'),
    }
    const exceptions = before ? known.map((one) => (one === before ? written : one)) : [...known, written]
    return { ...award, sanctionExceptions: exceptions }
  })
  return { ...document, awards } as JsonObject
}

function freeId(known: readonly JsonObject[]): string {
  const taken = new Set(known.map((one) => textAt(one, 'id')))
  let number = known.length + 1
  while (taken.has(`excepcion-${number}`)) number += 1
  return `excepcion-${number}`
}
