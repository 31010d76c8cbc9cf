import type { AccountTx } from '#db/door.server.ts'
import { countAttempt, deleteStaleCounters } from '#db/queries/rate-limits.server.ts'
import { clientNetwork } from '../attempts/client-network.ts'
import { keyedDigest } from '../secrets.server.ts'

/** Requests are counted in windows of this length, in milliseconds. */
const WINDOW_MS = 15 * 60 * 1000
/** Mails to recover one account in a window; more are answered alike and not sent. */
export const ACCOUNT_MAILS = 3
/** Mails to recover accounts asked for from one network in a window, whatever the accounts. */
export const NETWORK_MAILS = 30
/** Links and codes tried from one network in a window. With 256 bits nobody guesses one; this keeps the trying cheap. */
export const NETWORK_LINKS = 100
const SWEEP = 10

const network = (address: string) => keyedDigest('link network', clientNetwork(address))

async function count(tx: AccountTx, keys: string[], now: Date): Promise<{ hits: number; seconds: number }[]> {
  const counted = await countAttempt(tx, keys, now, WINDOW_MS)
  await deleteStaleCounters(tx, new Date(now.getTime() - 60 * 60 * 1000), SWEEP)
  return keys.map((key) => {
    const row = counted.find((one) => one.key === key)
    const left = Math.ceil(((row?.window_started_at ?? 0) + WINDOW_MS - now.getTime()) / 1000)
    return { hits: row?.hits ?? 0, seconds: Math.max(1, left) }
  })
}

/** Counts a wish to recover an account. Seconds to wait for the network, and whether the account has had its mails. */
export async function countRecovery(
  tx: AccountTx,
  email: string,
  clientAddress: string,
  now: Date,
): Promise<{ wait: number; accountIsOver: boolean }> {
  const keys = [`ra:${keyedDigest('reset account', email)}`, `rn:${network(clientAddress)}`]
  const [account, from] = await count(tx, keys, now)
  return {
    wait: from!.hits > NETWORK_MAILS ? from!.seconds : 0,
    accountIsOver: account!.hits > ACCOUNT_MAILS,
  }
}

/** Counts the try of a link or code. Returns the seconds to wait, 0 when it may go on. */
export async function countLink(tx: AccountTx, clientAddress: string, now: Date): Promise<number> {
  const [from] = await count(tx, [`rl:${network(clientAddress)}`], now)
  return from!.hits > NETWORK_LINKS ? from!.seconds : 0
}
