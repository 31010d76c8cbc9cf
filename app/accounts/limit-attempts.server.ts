import type { AccountTx } from '#db/door.server.ts'
import { countAttempt, deleteStaleCounters, forgetAttempts, takeAttemptBack } from '#db/queries/rate-limits.server.ts'
import { clientNetwork } from './client-network.ts'
import { keyedDigest } from './secrets.server.ts'

/** Attempts are counted in windows of this length, in milliseconds. */
export const WINDOW_MS = 15 * 60 * 1000
/** Failed attempts on one account in a window. */
export const ACCOUNT_ATTEMPTS = 10
/** Failed attempts from one network in a window: an office behind one address shares them. */
export const NETWORK_ATTEMPTS = 100
/** Counters of past windows removed at one attempt; each attempt makes two at most, so the table shrinks. */
const SWEEP = 10

/** What an attempt is counted under: keyed digests, so that the table holds neither e-mails nor addresses. */
export interface AttemptKeys {
  account: string
  network: string
}

/** What an attempt of an e-mail from an address is counted under. */
export function attemptKeys(email: string, clientAddress: string): AttemptKeys {
  return {
    account: `a:${keyedDigest('sign-in account', email)}`,
    network: `n:${keyedDigest('sign-in network', clientNetwork(clientAddress))}`,
  }
}

/**
 * Counts an attempt before anything is looked at, in the database, so that all processes share the count and many attempts at
 * once are as many. Returns the seconds to wait, 0 when it may go on.
 */
export async function secondsToWait(tx: AccountTx, keys: AttemptKeys, now: Date): Promise<number> {
  const counted = await countAttempt(tx, [keys.account, keys.network], now, WINDOW_MS)
  await deleteStaleCounters(tx, new Date(now.getTime() - WINDOW_MS), SWEEP)
  const waits = counted
    .filter(({ key, hits }) => hits > (key === keys.account ? ACCOUNT_ATTEMPTS : NETWORK_ATTEMPTS))
    .map(({ window_started_at }) => Math.ceil((window_started_at + WINDOW_MS - now.getTime()) / 1000))
  return waits.length === 0 ? 0 : Math.max(1, ...waits)
}

/** A rightful sign-in: the account starts from zero and the network gets its attempt back. */
export async function forgiveAttempt(tx: AccountTx, keys: AttemptKeys): Promise<void> {
  await forgetAttempts(tx, keys.account)
  await takeAttemptBack(tx, keys.network)
}
