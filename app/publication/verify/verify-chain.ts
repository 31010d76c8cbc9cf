import { canonicalText } from '#app/ocds/canonical.ts'
import { isObject, type Json, type JsonObject } from '#app/ocds/types.ts'
import type { ChainEntry } from '../bulk-line.ts'
import { chainLink, FIRST_LINK, sha256 } from '../chain-link.ts'

export interface Problem {
  entity: string | null
  position: number | null
  ocid: string | null
  releaseId: string | null
  /** Spanish: what does not hold. */
  message: string
}

export interface ChainState {
  entity: string
  first: number
  last: number
  head: string
}

const MOST_PROBLEMS = 1000

/** Follows the chains of entities entry by entity, in their order, and collects what does not hold. */
export class ChainVerifier {
  readonly problems: Problem[] = []
  releases = 0
  withdrawn = 0
  private readonly plainKeys = new Set<string>()
  private readonly chains = new Map<string, ChainState>()
  private readonly expectedHeads: Map<string, { position: number; head: string }>

  /** `heads`: where chains stood according to a manifest read before, checked while passing by. */
  constructor(heads: { slug: string; position: number; head: string }[] = []) {
    this.expectedHeads = new Map(heads.map(({ slug, position, head }) => [slug, { position, head }]))
  }

  /** One entry with its release; `undefined` or null when the source does not hold the release. */
  take(entry: Json | undefined, release: Json | undefined): void {
    if (!isChainEntry(entry)) {
      this.report(null, 'Hay un eslabón sin los datos que debe tener (entity, position, sha256, previousLink, link).')
      return
    }
    this.releases += 1
    this.checkLink(entry)
    this.checkBody(entry, release)
    const known = this.chains.get(entry.entity)
    const { entity, position, link } = entry
    this.chains.set(entity, { entity, first: known?.first ?? position, last: position, head: link })
    const expected = this.expectedHeads.get(entity)
    if (expected && expected.position === position && expected.head !== link)
      this.report(entry, 'El eslabón no es el que dice el manifiesto.')
  }

  /**
   * A line of a plain export: a release without its entry. Its hash and link are worked out, so that the head of the whole file,
   * which holds one entity's releases in their order, can be compared with that of the portal's manifest.
   */
  takePlain(line: string, release: Json): void {
    const before = this.chains.get('')
    const previousLink = before?.head ?? FIRST_LINK
    const digest = sha256(line)
    const link = chainLink(previousLink, digest)
    const position = (before?.last ?? 0) + 1
    this.releases += 1
    this.chains.set('', { entity: '', first: 1, last: position, head: link })
    const ocid = isObject(release) && typeof release.ocid === 'string' ? release.ocid : ''
    const releaseId = isObject(release) ? String(release.id) : ''
    const entry = { entity: '', position, ocid, releaseId, publishedAt: '', sha256: digest, previousLink, link }
    if (canonicalOrEmpty(release) !== line)
      this.report(entry, 'La línea no está en forma canónica (RFC 8785): se reescribió.')
    if (ocid === '' || !isObject(release) || release.id === undefined)
      this.report(entry, 'La línea no es una publicación: le falta ocid o id.')
    const key = `${ocid}\n${releaseId}`
    if (this.plainKeys.has(key)) this.report(entry, 'La publicación viene dos veces.')
    this.plainKeys.add(key)
  }

  report(entry: ChainEntry | null, message: string): void {
    if (this.problems.length >= MOST_PROBLEMS) return
    const { entity = null, position = null, ocid = null, releaseId = null } = entry ?? {}
    this.problems.push({ entity, position, ocid, releaseId, message })
  }

  /** What was read of each entity, by entity. */
  get states(): ChainState[] {
    return [...this.chains.values()].sort((a, b) => (a.entity < b.entity ? -1 : 1))
  }

  /** After a whole feed: nothing that the manifest counted may be missing. Only for the entities given (null: all). */
  checkComplete(only: string | null): void {
    for (const [entity, { position }] of this.expectedHeads) {
      if (position === 0 || (only !== null && only !== entity)) continue
      const chain = this.chains.get(entity)
      if (chain?.first !== 1 || chain.last < position)
        this.report(
          null,
          `Faltan publicaciones de ${entity}: el manifiesto cuenta ${position} y se leyeron ${chain?.last ?? 0}.`,
        )
    }
  }

  private checkLink(entry: ChainEntry): void {
    const before = this.chains.get(entry.entity)
    if (before && entry.position !== before.last + 1)
      this.report(entry, `Falta algo antes de esta posición: la anterior es ${before.last}.`)
    else if (before && entry.previousLink !== before.head) this.report(entry, 'No sigue al eslabón anterior.')
    if (entry.position === 1 && entry.previousLink !== FIRST_LINK)
      this.report(entry, 'El primer eslabón no parte de ceros.')
    if (entry.link !== chainLink(entry.previousLink, entry.sha256))
      this.report(entry, 'El eslabón no corresponde a su huella.')
  }

  private checkBody(entry: ChainEntry, release: Json | undefined): void {
    if (release === undefined || release === null) {
      if (entry.withdrawn) this.withdrawn += 1
      else this.report(entry, 'La publicación no viene, y no consta que se haya retirado.')
      return
    }
    if (sha256(canonicalOrEmpty(release)) !== entry.sha256)
      this.report(entry, 'El contenido de la publicación no corresponde a su huella: se cambió.')
    if (!isObject(release) || release.ocid !== entry.ocid || String(release.id) !== entry.releaseId)
      this.report(entry, 'La publicación no es la que dice el eslabón.')
  }
}

function canonicalOrEmpty(release: Json): string {
  try {
    return canonicalText(release)
  } catch {
    return ''
  }
}

function isChainEntry(value: Json | undefined): value is JsonObject & ChainEntry {
  if (!isObject(value)) return false
  const texts = [value.entity, value.ocid, value.releaseId, value.sha256, value.previousLink, value.link]
  return texts.every((text) => typeof text === 'string') && Number.isInteger(value.position)
}

/** A release package with its `chain`: every entry with its release, and no release without an entry. */
export function takePackage(verifier: ChainVerifier, page: JsonObject): void {
  const chain = Array.isArray(page.chain) ? page.chain : null
  const releases = Array.isArray(page.releases) ? page.releases : []
  if (!chain) {
    verifier.report(null, 'El paquete no trae la cadena (chain), y sin ella no se puede verificar.')
    return
  }
  const byKey = new Map(releases.map((release) => [keyOf(release), release]))
  for (const entry of chain) {
    const key = isObject(entry) ? `${String(entry.ocid)}\n${String(entry.releaseId)}` : ''
    verifier.take(entry, byKey.get(key))
    byKey.delete(key)
  }
  for (const release of byKey.values()) {
    const id = isObject(release) ? `${String(release.ocid)} ${String(release.id)}` : '¿?'
    verifier.report(null, `La publicación ${id} viene en el paquete y no está en la cadena.`)
  }
}

const keyOf = (release: Json) => (isObject(release) ? `${String(release.ocid)}\n${String(release.id)}` : '')
