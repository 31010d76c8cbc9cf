import { type BadgeTx, foliosOf, lockBadge } from '#db/queries/suppliers/integrity/badge-acts.server.ts'
import { standingOn } from '../domain/badge.ts'
import { today } from '../today.server.ts'
import { readAct, recordAct } from './record-act.server.ts'

/** Why a badge is suspended by itself. */
export interface SuspensionCause {
  /** Names the sanction in its list and stays the same from day to day: `sat-69b/XYZ010101AAA/…`. One cause suspends a badge once. */
  key: string
  /** Public sentence with source and date: «Aparece como definitivo en el listado del artículo 69-B del SAT (DOF 14 mar 2026).» */
  sentence: string
  /** Legal ground. */
  ground: string
}

const BY_ITSELF = { actorId: null, applicationId: null }

/**
 * Suspends the badges in force of suppliers, by their ids, for a public cause, in the transaction of who found it. Safe to run every
 * night: a cause that has suspended a badge, even if a decision lifted it since, does not suspend it again. Returns the folios.
 */
export async function suspendBadges(
  tx: BadgeTx,
  supplierIds: readonly string[],
  cause: SuspensionCause,
  day = today(),
): Promise<string[]> {
  const suspended: string[] = []
  if (supplierIds.length === 0) return suspended
  for (const folio of await foliosOf(tx, { supplierIds })) {
    const found = await lockBadge(tx, folio)
    const history = (found?.acts ?? []).map(readAct)
    if (history.some(({ act, causeKey }) => act === 'suspended' && causeKey === cause.key)) continue
    const { state } = standingOn(history, day)
    if (state !== 'held' && state !== 'update-due' && state !== 'suspended') continue
    const last = history.at(-1)?.on ?? day
    await recordAct(
      tx,
      folio,
      {
        ...{ act: 'suspended', on: day < last ? last : day, causeKey: cause.key, cause: cause.sentence },
        ...{ ground: cause.ground, origin: 'automatic' },
      },
      BY_ITSELF,
    )
    suspended.push(folio)
  }
  return suspended
}

/**
 * Lifts the suspensions of causes that have ended: a listing that was annulled, disproved or taken back. What happened stays in the
 * history. `reason` is a public sentence. Safe to run every night. Returns the folios.
 */
export async function liftSuspensions(
  tx: BadgeTx,
  causeKeys: readonly string[],
  reason: string,
  day = today(),
): Promise<string[]> {
  const lifted: string[] = []
  if (causeKeys.length === 0) return lifted
  for (const folio of await foliosOf(tx, { causeKeys })) {
    const history = ((await lockBadge(tx, folio))?.acts ?? []).map(readAct)
    const last = history.at(-1)?.on ?? day
    const on = day < last ? last : day
    const standing = standingOn(history, on)
    for (const { causeKey } of standing.suspensions) {
      if (causeKey === undefined || !causeKeys.includes(causeKey)) continue
      await recordAct(tx, folio, { act: 'lifted', on, causeKey, cause: reason, origin: 'automatic' }, BY_ITSELF)
      lifted.push(folio)
    }
  }
  return [...new Set(lifted)]
}
