import type { MachineAnswer } from '#app/lib/answer-machine.server.ts'
import { readDate } from '#app/lib/dates.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { readPublicHeads, readSealedDays } from '#db/queries/audit/audit-chains.server.ts'

/** Days listed at most. */
const DAYS = 1000

/**
 * The heads of the audit chains: of the day in `?day=`, or the newest of each chain. Who keeps a copy can prove later that nobody
 * rewrote a chain. Refusal 400 when `day` is no date.
 */
export async function showHeads(request: Request): Promise<MachineAnswer> {
  const day = new URL(request.url).searchParams.get('day')
  if (day !== null && (day.length !== 10 || readDate(day) === null))
    throw new Refusal('day-unreadable', 400, 'El día de `day` no es una fecha. Escríbalo así: 2026-11-20.')
  const answer = await asVisitor(async (tx) => ({
    heads: await readPublicHeads(tx, day),
    days: await readSealedDays(tx, DAYS),
  }))
  return { body: JSON.stringify(answer) }
}
