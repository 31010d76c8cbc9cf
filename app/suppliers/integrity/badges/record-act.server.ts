import { Refusal } from '#app/lib/refusal.ts'
import {
  type BadgeActRow,
  type BadgeHolder,
  type BadgeTx,
  insertBadgeAct,
  lockBadge,
  upsertBadge,
} from '#db/queries/suppliers/integrity/badge-acts.server.ts'
import { type BadgeAct, type BadgeActKind, standingOn } from '../domain/badge.ts'
import { mayFollow } from '../domain/badge-acts.ts'
import { validityFrom } from '../domain/terms.ts'
import { newFolio } from './folio.ts'
import { searchWords } from './search-words.ts'

/** Who does an act, from which application; both null for a job. */
export interface ActOrigin {
  actorId: string | null
  applicationId: string | null
}

/** An act as it is stored, without the members that it does not have. */
export function readAct(row: BadgeActRow): BadgeAct {
  return {
    act: row.act as BadgeActKind,
    on: row.on,
    at: row.at,
    ...(row.validUntil === null ? {} : { validUntil: row.validUntil }),
    ...(row.updateDueOn === null ? {} : { updateDueOn: row.updateDueOn }),
    ...(row.causeKey === null ? {} : { causeKey: row.causeKey }),
    ...(row.cause === null ? {} : { cause: row.cause }),
    ...(row.ground === null ? {} : { ground: row.ground }),
    ...(row.origin === null ? {} : { origin: row.origin as 'decision' | 'automatic' }),
  }
}

/** Gives a badge to a company from a local day on; returns its folio. */
export async function grantBadge(
  tx: BadgeTx,
  holder: Omit<BadgeHolder, 'folio'>,
  day: string,
  by: ActOrigin,
): Promise<string> {
  const folio = newFolio('PI', day)
  const act: BadgeAct = { act: 'granted', on: day, at: new Date().toISOString(), ...validityFrom(day) }
  // Whoever looks first must find the holder: what is public is written before the act refers to it.
  await write(tx, { ...holder, folio } as BadgeHolder, [], act, by)
  return folio
}

/**
 * Adds an act to a badge and writes anew what is public of it, in one transaction, under the lock of the badge. Throws Refusal 404
 * for a folio that is none; 409 when the act cannot follow what happened before (app/suppliers/integrity/domain/badge-acts.ts).
 */
export async function recordAct(
  tx: BadgeTx,
  folio: string,
  wanted: Omit<BadgeAct, 'at'>,
  by: ActOrigin,
  changes: Partial<Pick<BadgeHolder, 'name' | 'elements' | 'law'>> = {},
): Promise<void> {
  const found = await lockBadge(tx, folio)
  if (!found) throw new Refusal('no-such-badge', 404, 'No hay una insignia con ese folio.')
  const history = found.acts.map(readAct)
  const act: BadgeAct = { ...wanted, at: new Date().toISOString() }
  if (!mayFollow(history, act))
    throw new Refusal(
      'badge-act-impossible',
      409,
      'La insignia ya no está en un estado que lo permita. Vuelva a abrir su ficha para ver cómo está ahora.',
    )
  await write(tx, { ...found.holder, ...changes } as BadgeHolder, history, act, by)
}

async function write(
  tx: BadgeTx,
  holder: BadgeHolder,
  before: BadgeAct[],
  act: BadgeAct,
  by: ActOrigin,
): Promise<void> {
  const acts = [...before, act]
  const standing = standingOn(acts, act.on)
  await insertBadgeAct(tx, {
    folio: holder.folio,
    position: acts.length,
    act: act.act,
    on: act.on,
    at: act.at,
    validUntil: act.validUntil ?? null,
    updateDueOn: act.updateDueOn ?? null,
    causeKey: act.causeKey ?? null,
    cause: act.cause ?? null,
    ground: act.ground ?? null,
    origin: act.origin ?? null,
    ...by,
  })
  await upsertBadge(tx, {
    ...holder,
    grantedOn: standing.grantedOn ?? act.on,
    validUntil: standing.validUntil ?? act.on,
    updateDueOn: standing.updateDueOn,
    lapsesOn: standing.lapsesOn ?? act.on,
    suspended: standing.suspensions.length > 0,
    withdrawn: standing.withdrawal !== null,
    acts: JSON.stringify(acts),
    words: searchWords(`${holder.name} ${holder.rfc} ${holder.folio}`),
    changedAt: act.at,
  })
}
