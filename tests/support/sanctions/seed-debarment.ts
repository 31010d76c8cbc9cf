import type { TestDatabase } from '../test-database.ts'

let count = 0

/** A debarment in the list of own resolutions, as an import would have kept it; out: the id of the sanction. */
export async function seedDebarment(
  { god }: Pick<TestDatabase, 'god'>,
  given: { rfc: string; startsOn?: string; endsOn?: string | null; knownFrom?: string; effect?: string },
): Promise<string> {
  count += 1
  const id = `inhabilitacion-${count}`
  const {
    rfc,
    startsOn = '2025-03-01',
    endsOn = '2025-05-31',
    knownFrom = '2025-03-01T12:00:00Z',
    effect = 'stops',
  } = given
  const content = {
    ...{ list: 'propias', key: id, rfc, name: 'Quien sea', normalizedName: 'QUIEN SEA', nameKey: 'QUIEN SEA' },
    ...{ naturalPerson: rfc.length === 13, kinds: ['debarment'], startsOn, endsOn, notifiedOn: null, resolvedOn: null },
    ...{ publishedOn: startsOn, stages: [], effect, challenge: null, fine: null, documents: [], raw: {}, readings: [] },
  }
  await god`insert into sanction_entries (sanction_id, list, key, content_hash, content, rfc, name_key, effect, row, known_from)
    values (${id}, 'propias', ${id}, ${id}, ${JSON.stringify(content)}::text::jsonb, ${rfc}, 'QUIEN SEA', ${effect}, 7, ${knownFrom})`
  return id
}
