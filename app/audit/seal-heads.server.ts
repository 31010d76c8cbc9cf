import { createHmac, timingSafeEqual } from 'node:crypto'
import { readEnv } from '#app/config/env.server.ts'
import { canonicalText } from '#app/ocds/canonical.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { insertSealedHead, listChains, readHead, readSealedHeads } from '#db/queries/audit/audit-chains.server.ts'

/** The seal of a head: HMAC of entity, day and head with a secret that is not in the database. */
export function sealOf(entityId: string, day: string, head: string): string {
  const text = canonicalText({ entityId, day, head })
  return createHmac('sha256', readEnv().HMAC_SECRET).update(`audit head\n${text}`).digest('base64url')
}

/** Whether a seal is ours, compared in a time that tells nothing. */
export function isOurSeal(entityId: string, { day, head, seal }: { day: string; head: string; seal: string }): boolean {
  const [ours, given] = [Buffer.from(sealOf(entityId, day, head)), Buffer.from(seal)]
  return ours.length === given.length && timingSafeEqual(ours, given)
}

/**
 * Publishes today's (UTC) head of every chain that has moved since its last published one. Once a day is enough and more often does
 * no harm: a day keeps its first. Returns how many heads are new.
 */
export async function sealHeads(now: Date): Promise<number> {
  const day = now.toISOString().slice(0, 10)
  let sealed = 0
  for (const { entityId } of await asPlatform(listChains)) {
    sealed += await asPlatform(async (tx) => {
      const head = await readHead(tx, entityId)
      const last = (await readSealedHeads(tx, entityId)).at(-1)
      if (!head || head.position === 0 || last?.head === head.hash || (last && last.day >= day)) return 0
      await insertSealedHead(tx, entityId, { day, head: head.hash, seal: sealOf(entityId, day, head.hash) })
      return 1
    }, entityId)
  }
  return sealed
}
