import type { NextFunction, Request, Response } from 'express'
import { clientNetwork, isOwnNetwork } from '#app/accounts/attempts/client-network.ts'
import { keyedDigest } from '#app/accounts/secrets.server.ts'
import { answerError } from '../answer-error.ts'
import { plainPath } from '../plain-path.ts'
import { SharedCounter, WINDOW_MS } from './shared-counter.ts'

export interface RateLimits {
  /** Requests a minute of one network (/24 or /56); the machine's own loopback is nobody's network. */
  network: number
  /** Of one session. */
  account: number
  /** To the work screens of one entity; as many to its feeds, so that a reader in a hurry keeps nobody from work. */
  tenant: number
  /** Of all together. */
  global: number
}

/** Documented in docs/operations.md. A person reads at most one page a second; a machine that follows a feed, five. */
export const RATES: RateLimits = { network: 600, account: 600, tenant: 3_000, global: 30_000 }

const TENANT = /^\/(espacio|api\/v1\/entities)\/([a-z0-9_][a-z0-9-]{1,79})(?:\/|$)/
const SESSION = /(?:^|;\s*)__Host-[a-z-]+=([^;]+)/

const SENTENCES: Record<keyof RateLimits, string> = {
  network: 'Desde su red llegaron demasiadas peticiones en un minuto.',
  account: 'Su sesión hizo demasiadas peticiones en un minuto.',
  tenant: 'Llegaron demasiadas peticiones sobre este ente en un minuto.',
  global: 'El portal recibe en este momento más peticiones de las que puede atender.',
}

const isFree = (path: string) => path.startsWith('/assets/') || path.startsWith('/salud')

/** What a request is counted under: digests, so that neither memory nor table holds an address or a session. */
function keysOf(req: Request): [keyof RateLimits, string][] {
  const keys: [keyof RateLimits, string][] = []
  const network = clientNetwork(req.ip ?? '')
  if (!isOwnNetwork(network)) keys.push(['network', `rn:${keyedDigest('request network', network)}`])
  const session = SESSION.exec(req.get('cookie') ?? '')?.[1]
  if (session) keys.push(['account', `ra:${keyedDigest('request session', session)}`])
  const [, room, tenant] = TENANT.exec(plainPath(req.path)) ?? []
  if (tenant) keys.push(['tenant', `rt:${room}:${tenant}`])
  keys.push(['global', 'rg'])
  return keys
}

/**
 * Answers 429 with Retry-After and a sentence when a network, a session, an entity's screens or all together ask too much in a
 * minute. The address is the one that a trusted proxy tells (TRUST_PROXY), else that of the connection.
 */
export function limitRates(limits: RateLimits = RATES, counter = new SharedCounter(), clock = Date.now) {
  return (req: Request, res: Response, next: NextFunction) => {
    if (isFree(req.path)) return next()
    const now = clock()
    admit(counter, keysOf(req), limits, now).then((over) => {
      if (over === null) return next()
      const seconds = Math.ceil((WINDOW_MS - (now % WINDOW_MS)) / 1000)
      res.setHeader('Retry-After', String(seconds))
      if (req.method !== 'GET' && req.method !== 'HEAD') res.setHeader('Connection', 'close')
      const wait = seconds === 1 ? 'un segundo' : `${seconds} segundos`
      answerError(req, res, 429, `${SENTENCES[over]} Espere ${wait} e inténtelo de nuevo.`)
    }, next)
  }
}

async function admit(
  counter: SharedCounter,
  keys: [keyof RateLimits, string][],
  limits: RateLimits,
  now: number,
): Promise<keyof RateLimits | null> {
  for (const [kind, key] of keys) if (!(await counter.take(key, limits[kind], now))) return kind
  return null
}
