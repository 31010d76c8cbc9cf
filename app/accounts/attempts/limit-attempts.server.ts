import type { AccountTx } from '#db/door.server.ts'
import {
  type Counted,
  countAttempt,
  deleteStaleCounters,
  forgetAttempts,
  takeAttemptBack,
} from '#db/queries/rate-limits.server.ts'
import { keyedDigest } from '../secrets.server.ts'
import { clientNetwork } from './client-network.ts'

/** Attempts are counted in windows of this length, in milliseconds. */
export const WINDOW_MS = 15 * 60 * 1000
/** Failed attempts on one account from one network in a window. */
export const ACCOUNT_ATTEMPTS = 10
/**
 * Failed attempts on one account in a window, from wherever, without those of networks that are over the former: a stranger who knows
 * an address cannot keep its person out from one network, and ten networks guess a hundred times, not without end.
 */
export const EVERYWHERE_ATTEMPTS = 100
/** Failed attempts from one network in a window: an office behind one address shares them. */
export const NETWORK_ATTEMPTS = 100
/** Wrong proofs of one person (codes of the second factor; the own password asked again) in an hour: 1 in 33,000 guesses the code. */
export const PROOF_ATTEMPTS = 10
const PROOF_WINDOW_MS = 60 * 60 * 1000
/** Counters of past windows removed at one attempt; each attempt makes three at most, so the table shrinks. */
const SWEEP = 10

/** What an attempt is counted under: keyed digests, so that the table holds neither e-mails nor addresses. */
export interface AttemptKeys {
  /** The account, tried from this network. */
  account: string
  /** The account, tried from anywhere. */
  everywhere: string
  network: string
}

/** Seconds to wait. What waits for the account is told to nobody: it would tell that others try (docs/security.md C4). */
export interface Waits {
  account: number
  network: number
}

/** What an attempt of an e-mail from an address is counted under. */
export function attemptKeys(email: string, clientAddress: string): AttemptKeys {
  const network = clientNetwork(clientAddress)
  return {
    account: `a:${keyedDigest('sign-in account', `${email}\n${network}`)}`,
    everywhere: `e:${keyedDigest('sign-in everywhere', email)}`,
    network: `n:${keyedDigest('sign-in network', network)}`,
  }
}

/**
 * Counts an attempt before anything is looked at, in the database, so that all processes share the count and many attempts at
 * once are as many. Returns the seconds to wait for the account and for the network, 0 when it may go on.
 */
export async function secondsToWait(tx: AccountTx, keys: AttemptKeys, now: Date): Promise<Waits> {
  const counted = await countAttempt(tx, [keys.account, keys.network], now, WINDOW_MS)
  const waitOf = (key: string, most: number) => {
    const found = counted.find((row) => row.key === key)
    return found && found.hits > most ? secondsLeft(found, WINDOW_MS, now) : 0
  }
  const [here, network] = [waitOf(keys.account, ACCOUNT_ATTEMPTS), waitOf(keys.network, NETWORK_ATTEMPTS)]
  // Counted apart when it waits already, and not left out: both ways take the same statements, and the same time.
  const everywhere = here > 0 ? `${keys.account}:over` : keys.everywhere
  counted.push(...(await countAttempt(tx, [everywhere], now, WINDOW_MS)))
  await deleteStaleCounters(tx, new Date(now.getTime() - PROOF_WINDOW_MS), SWEEP)
  return { account: here || waitOf(keys.everywhere, EVERYWHERE_ATTEMPTS), network }
}

const secondsLeft = (counted: Counted, windowMs: number, now: Date): number =>
  Math.max(1, Math.ceil((counted.window_started_at + windowMs - now.getTime()) / 1000))

/** A rightful sign-in: the account starts from zero and the network gets its attempt back. */
export async function forgiveAttempt(tx: AccountTx, keys: AttemptKeys): Promise<void> {
  await forgetAttempts(tx, keys.account)
  await forgetAttempts(tx, keys.everywhere)
  await takeAttemptBack(tx, keys.network)
}

/** What wrong proofs are counted under: each kind for itself, by person. */
export type ProofKind = 'code' | 'password'

const proofKey = (kind: ProofKind, userId: string) => `p:${keyedDigest(`proof ${kind}`, userId)}`

/** Counts a proof of a signed-in or half signed-in person before it is looked at. Returns the seconds to wait, 0 when it may go on. */
export async function secondsToProve(tx: AccountTx, kind: ProofKind, userId: string, now: Date): Promise<number> {
  const [counted] = await countAttempt(tx, [proofKey(kind, userId)], now, PROOF_WINDOW_MS)
  return counted && counted.hits > PROOF_ATTEMPTS ? secondsLeft(counted, PROOF_WINDOW_MS, now) : 0
}

/** A rightful proof: that kind starts from zero. */
export const forgiveProofs = (tx: AccountTx, kind: ProofKind, userId: string): Promise<void> =>
  forgetAttempts(tx, proofKey(kind, userId))
