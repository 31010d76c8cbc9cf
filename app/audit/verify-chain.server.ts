import { asPlatform } from '#db/as-platform.server.ts'
import {
  type Chain,
  listChains,
  readEntries,
  readHead,
  readSealedHeads,
  type SealedHead,
} from '#db/queries/audit/audit-chains.server.ts'
import { auditHash } from './audit-hash.ts'
import { isOurSeal } from './seal-heads.server.ts'

export interface ChainVerdict {
  slug: string
  valid: boolean
  entries: number
  /** Hash of the last entry; null for an empty chain. */
  head: string | null
  /** Published heads that were found in the chain. */
  sealedHeads: number
  /** Position of the first entry that does not hold: changed, missing, out of place, or the first that may have been rewritten. */
  firstBad: number | null
  /** What is wrong, in one Spanish sentence; null when all holds. */
  problem: string | null
}

/** A head that somebody kept outside, as `/api/v1/audit-heads` gave it. */
export interface KeptHead {
  slug: string
  day: string
  head: string
}

const PAGE = 5_000
const NOTHING = '0'.repeat(64)

/**
 * Walks the audit chain of one entity (or of all, the state's included) from the database, page by page in constant memory, and
 * compares it with its head, with the heads published by day and their seals, and with heads kept outside.
 */
export async function verifyChains(slug: string | null, kept: KeptHead[] = []): Promise<ChainVerdict[]> {
  const chains = (await asPlatform(listChains)).filter((chain) => slug === null || chain.slug === slug)
  const verdicts: ChainVerdict[] = []
  for (const chain of chains)
    verdicts.push(
      await verifyChain(
        chain,
        kept.filter((one) => one.slug === chain.slug),
      ),
    )
  return verdicts
}

interface Walk {
  position: number
  hash: string
  /** Position of each published head that the chain meets. */
  met: Map<string, number>
}

async function verifyChain(chain: Chain, kept: KeptHead[]): Promise<ChainVerdict> {
  const { entityId, slug } = chain
  const sealed = await asPlatform((tx) => readSealedHeads(tx, entityId), entityId)
  // Read before the entries: what is appended meanwhile only makes the chain longer than its head.
  const head = await asPlatform((tx) => readHead(tx, entityId), entityId)
  const walk: Walk = { position: 0, hash: NOTHING, met: new Map() }
  const looked = new Set([...sealed, ...kept].map((one) => one.head))
  const broken = await walkChain(entityId, walk, looked, head?.position ?? 0)
  const told = broken ?? compareHead(walk, head) ?? compareSealed(entityId, walk, sealed, kept)
  return {
    ...{ slug, valid: told === null, entries: walk.position, head: walk.position === 0 ? null : walk.hash },
    sealedHeads: walk.met.size,
    ...{ firstBad: told?.firstBad ?? null, problem: told?.problem ?? null },
  }
}

type Problem = { firstBad: number | null; problem: string } | null

async function walkChain(entityId: string, walk: Walk, looked: Set<string>, until: number): Promise<Problem> {
  for (;;) {
    const page = await asPlatform((tx) => readEntries(tx, entityId, walk.position, PAGE), entityId)
    for (const entry of page) {
      const next = walk.position + 1
      if (entry.position !== next)
        return {
          firstBad: next,
          problem: `Falta la entrada ${next}: después de la ${walk.position} sigue la ${entry.position}.`,
        }
      if (entry.previousHash !== walk.hash)
        return { firstBad: next, problem: `La entrada ${next} no sigue a la anterior: se puso, se movió o se cambió.` }
      if (entry.hash !== auditHash(entityId, entry))
        return { firstBad: next, problem: `La entrada ${next} se cambió: su huella ya no es la de su contenido.` }
      walk.position = next
      walk.hash = entry.hash
      if (looked.has(entry.hash)) walk.met.set(entry.hash, next)
    }
    if (page.length < PAGE || (until > 0 && walk.position >= until && page.length === 0)) return null
  }
}

function compareHead(walk: Walk, head: { position: number; hash: string } | null): Problem {
  if (walk.position < (head?.position ?? 0))
    return {
      firstBad: walk.position + 1,
      problem: `Falta el final: la cadena termina en la entrada ${walk.position} y su cabeza dice ${head?.position}.`,
    }
  if (head === null && walk.position > 0)
    return { firstBad: 1, problem: 'La cadena tiene entradas y le falta su cabeza: no se sabe dónde termina.' }
  if (head && head.position === walk.position && head.hash !== (walk.position === 0 ? NOTHING : walk.hash))
    return { firstBad: walk.position, problem: `La última entrada, ${walk.position}, no es la que dice la cabeza.` }
  return null
}

/** A chain that was built anew holds in itself; it does not hold the heads that were published before. */
function compareSealed(entityId: string, walk: Walk, sealed: SealedHead[], kept: KeptHead[]): Problem {
  const forged = sealed.find((one) => !isOurSeal(entityId, one))
  if (forged)
    return {
      firstBad: null,
      problem: `La cabeza publicada del ${forged.day} no lleva nuestro sello: se cambió o se inventó.`,
    }
  let last = 0
  for (const { day, head } of [...sealed, ...kept].sort((one, other) => (one.day < other.day ? -1 : 1))) {
    const at = walk.met.get(head)
    if (at === undefined)
      return {
        firstBad: last + 1,
        problem: `La cadena no contiene la cabeza publicada el ${day}: se rehízo o se cortó a partir de la entrada ${last + 1} o después.`,
      }
    last = Math.max(last, at)
  }
  return null
}
