import { publicVersion } from '#app/ocds/private-data.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import type { Sanction } from './sanction.ts'

/** What may be public of a sanction: no cells as they came, no key, no RFC of a natural person. */
export type PublicSanction = Omit<Sanction, 'key' | 'raw' | 'row' | 'normalizedName' | 'nameKey'>

/** A letter run and six digits, or eighteen digits: without one of them no text can hold a private key. */
const SUSPICIOUS = /[A-ZÑ&]{3,4}\W{0,3}\d{6}|\d{10,}|@/i

/**
 * The public part of a sanction, null when nothing may be: natural persons are shown only where the list states its legal ground, by
 * name and never by RFC. Private keys and addresses inside texts are masked in any case.
 */
export function publicSanction(sanction: Sanction, personBasis: string | null): PublicSanction | null {
  if (sanction.naturalPerson && personBasis === null) return null
  const { key, raw, row, normalizedName, nameKey, ...open } = sanction
  const shown = { ...open, rfc: sanction.naturalPerson ? null : sanction.rfc }
  const { rfc, ...texts } = shown
  const fields = [texts.name, texts.fault, texts.resolution, texts.fileNumber, texts.authority, ...texts.readings]
  const urls = texts.documents.flatMap(({ title, url }) => [title, url])
  if (![...fields, ...urls].some((text) => text !== null && SUSPICIOUS.test(text))) return shown
  const { document } = publicVersion(texts as unknown as JsonObject, { publishNaturalRfc: false })
  return { ...(document as unknown as Omit<PublicSanction, 'rfc'>), rfc }
}
