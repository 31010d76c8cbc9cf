import { matchKeyOf } from '#app/lib/suppliers/match-key.ts'
import { asText, type JsonObject, objectsAt } from '#app/ocds/types.ts'
import type { ParticipantRow } from '#db/queries/publishing/participants.server.ts'
import { plainText } from './plain-text.ts'

/**
 * Who took part in a process, by the key under which lists of sanctions are searched (`MX-RFC-…`, or the stand-in `MX-PF-…` of a person),
 * where the awards do not say it already: tenderers who were awarded nothing, and anybody whose RFC stands under another id. An RFC whose
 * check digit fails is searched as it is written, since lists hold such ones too; a name alone is nobody's identity.
 */
export function participantRows(
  ocid: string,
  compiled: JsonObject,
  awarded: ReadonlyMap<string, unknown>,
): ParticipantRow[] {
  const parties = new Map(objectsAt(compiled, 'parties').map((party) => [asText(party.id), party]))
  const tenderers = objectsAt(compiled, 'tender', 'tenderers')
  const suppliers = objectsAt(compiled, 'awards').flatMap((award) => objectsAt(award, 'suppliers'))
  const rows = new Map<string, ParticipantRow>()
  for (const reference of [...tenderers, ...suppliers]) {
    const partyId = asText(reference.id)
    const key = matchKeyOf(reference, parties.get(partyId) ?? {})
    if (key !== null && !awarded.has(key)) rows.set(key, { ocid, matchKey: key, partyId: plainText(partyId, 200) })
  }
  return [...rows.values()]
}
