import { formatDate, formatInstant } from '#app/lib/dates.ts'
import { sanctionPath } from '#app/lib/suppliers/sanction-path.ts'
import { listName, OUTCOMES, STANDINGS, spanOf } from '#app/texts/matching.ts'
import type { AskedConstancy } from './load-constancy.server.ts'

const MEANINGS = {
  'sanctioned-then': 'Ese día una sanción que impide contratar estaba en vigor y era pública.',
  'listed-later':
    'Ese día ninguna lista impedía contratar con la empresa. Después empezó o se hizo pública una sanción, lo que no vuelve irregular lo contratado antes.',
  'clean-then': 'Ese día ninguna lista impedía contratar con la empresa.',
}

/** A constancy in words, for its page; nothing to be decided any more. Null while no day was asked about. */
export function showConstancy({ answer }: Pick<AskedConstancy, 'answer'>, zone: string) {
  if (answer === null) return null
  const { constancy, code, titles } = answer
  return {
    code,
    knownAt: constancy.knownAt,
    day: formatDate(constancy.on) ?? constancy.on,
    moment: formatInstant(constancy.knownAt, zone) ?? constancy.knownAt,
    rfc: constancy.rfc,
    outcome: constancy.outcome,
    title: OUTCOMES[constancy.outcome] ?? '',
    meaning: MEANINGS[constancy.outcome],
    snapshots: constancy.snapshots.map(({ list, sha256, asOf, receivedAt }) => ({
      ...{ key: list, list: titles[list] ?? list, sha256 },
      asOf: asOf === null ? 'No lo dice el archivo' : (formatDate(asOf) ?? asOf),
      receivedAt: formatInstant(receivedAt, zone) ?? receivedAt,
    })),
    hits: constancy.hits.map((hit) => ({
      key: hit.sanctionId,
      href: sanctionPath(hit.sanctionId),
      sentence: `En ${listName(hit.list)}, renglón ${hit.row}, ${spanOf(hit)}: ${STANDINGS[hit.standing] ?? hit.standing}. Este portal lo supo el ${formatInstant(hit.knownFrom, zone)}.`,
    })),
  }
}
