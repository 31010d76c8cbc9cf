import { readEnv } from '#app/config/env.server.ts'
import { publicHalf } from '#app/config/signing-key.ts'
import type { MachineAnswer } from '#app/lib/answer-machine.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { canonicalText } from '#app/ocds/canonical.ts'
import type { Json } from '#app/ocds/types.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { readBadge } from '#db/queries/suppliers/integrity/read-badges.server.ts'
import { readBadgeFolio } from '../badges/folio.ts'
import type { BadgeAct } from '../domain/badge.ts'
import { publishedKeys, signingKey } from '../signing/keys.server.ts'
import { signStatement } from '../signing/sign.ts'
import { type PublicBadge, stateBadge } from '../signing/statement.ts'
import { today } from '../today.server.ts'
import { issuer } from './issuer.server.ts'

/** The badge of a folio in any spelling; throws Refusal 404. */
export async function findBadge(typed: string): Promise<PublicBadge & { hasAwards: boolean }> {
  const folio = readBadgeFolio(typed)
  const found = folio === null ? null : await asVisitor((tx) => readBadge(tx, folio))
  if (!found)
    throw new Refusal(
      'no-such-badge',
      404,
      'Ese folio no es de ninguna insignia. Revise que esté completo: empieza con PI, sigue el año y ocho letras o números.',
    )
  return { ...found, acts: found.acts as BadgeAct[] }
}

/** The signed answer on a badge as it stands today: the same bytes all day until something happens to it. Throws Refusal 404. */
export async function answerBadge(folio: string): Promise<MachineAnswer> {
  const badge = await findBadge(folio)
  const statement = stateBadge(badge, today(), issuer(readEnv().PUBLIC_URL))
  return { body: canonicalText(signStatement(statement, signingKey()) as unknown as Json) }
}

/** The public keys with which answers are checked, former ones included. The one in use is there even before it is published. */
export async function answerKeys(): Promise<MachineAnswer> {
  const known = await publishedKeys()
  const { keyId, publicKey } = publicHalf(signingKey())
  const fresh = known.some((key) => key.keyId === keyId)
    ? []
    : [{ keyId, publicKey, usedFrom: today(), usedUntil: null }]
  const keys = [...fresh, ...known].map((key) => ({ algorithm: 'Ed25519', ...key }))
  return { body: JSON.stringify({ keys }) }
}
