import { createReadStream, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip, gunzipSync } from 'node:zlib'
import { apiPaths } from '#app/lib/paths.ts'
import { isObject, type Json, type JsonObject } from '#app/ocds/types.ts'
import { type ChainState, ChainVerifier, type Problem, takePackage } from './verify-chain.ts'

export interface Verdict {
  source: string
  valid: boolean
  releases: number
  /** Withdrawn by legal order: accepted by their hash. */
  withdrawn: number
  entities: ChainState[]
  /** Whether counts and heads were compared with the portal's manifest. */
  comparedWithManifest: boolean
  problems: Problem[]
}

/** The source cannot be read at all; `message` is a Spanish sentence. */
export class Unreadable extends Error {
  override name = 'Unreadable'
}

/**
 * Checks hashes, chain and counts of a feed of releases (any http address of `/api/v1/releases` or of an entity's, followed to its
 * end) or of a file: a saved package, or JSON lines (also gzip) of `{chain, release}` or of plain releases of one entity as `export`
 * writes them. A file is checked without any network. `head`: what the last link must be. Throws Unreadable.
 */
export async function verifySource(source: string, head: string | null = null): Promise<Verdict> {
  const isUrl = /^https?:\/\//i.test(source)
  const manifest = isUrl && isFeedFromStart(source) ? await readManifest(source) : []
  const verifier = new ChainVerifier(manifest)
  if (isUrl) await followFeed(verifier, source)
  else if (/\.jsonl(\.gz)?$/i.test(source)) await readLines(verifier, source)
  else takePackage(verifier, readJsonFile(source))
  if (manifest.length > 0) verifier.checkComplete(/\/entities\/([^/]+)\//.exec(source)?.[1] ?? null)
  if (head !== null && !verifier.states.some((state) => state.head === head))
    verifier.report(null, 'Ninguna cadena termina en el eslabón pedido (--head): falta algo o se cambió.')
  const { problems, releases, withdrawn, states } = verifier
  const comparedWithManifest = manifest.length > 0
  return { source, valid: problems.length === 0, releases, withdrawn, entities: states, comparedWithManifest, problems }
}

const isFeedFromStart = (source: string) => {
  const params = new URL(source).searchParams
  return !params.has('cursor') && !params.has('since')
}

/** Read before the feed: what it counts must all be there, and more may have come since. Without one, only the chain is checked. */
async function readManifest(source: string): Promise<{ slug: string; position: number; head: string }[]> {
  const answer = await fetch(new URL(apiPaths.manifest(), source)).catch(() => null)
  if (!answer?.ok) return []
  const manifest = (await answer.json().catch(() => null)) as Json
  const entities = isObject(manifest) && Array.isArray(manifest.entities) ? manifest.entities.filter(isObject) : []
  return entities.map(({ slug, position, head }) => ({
    slug: String(slug),
    position: Number(position),
    head: String(head),
  }))
}

async function followFeed(verifier: ChainVerifier, source: string): Promise<void> {
  const origin = new URL(source).origin
  let address: string | null = source
  const seen = new Set<string>()
  while (address !== null) {
    if (seen.has(address)) throw new Unreadable(`La página ${address} se señala a sí misma como siguiente.`)
    seen.add(address)
    const page = await readPage(address)
    takePackage(verifier, page)
    const next = isObject(page.links) ? page.links.next : undefined
    // The portal may know itself under another address: the path and query are followed where the reading began.
    address = typeof next === 'string' ? origin + new URL(next).pathname + new URL(next).search : null
  }
}

async function readPage(address: string): Promise<JsonObject> {
  const answer = await fetch(address).catch((error: Error) => {
    throw new Unreadable(`No se pudo leer ${address}: nadie contestó.`, { cause: error })
  })
  if (!answer.ok) throw new Unreadable(`${address} contestó ${answer.status}.`)
  const page = (await answer.json().catch(() => null)) as Json
  if (!isObject(page)) throw new Unreadable(`${address} no contestó un paquete JSON.`)
  return page
}

function readJsonFile(file: string): JsonObject {
  try {
    const bytes = readFileSync(file)
    const value = JSON.parse((/\.gz$/i.test(file) ? gunzipSync(bytes) : bytes).toString('utf8')) as Json
    if (isObject(value)) return value
  } catch (error) {
    throw unreadableFile(file, error)
  }
  throw new Unreadable(`${file} no es un paquete de publicaciones.`)
}

async function readLines(verifier: ChainVerifier, file: string): Promise<void> {
  let number = 0
  try {
    const bytes = createReadStream(file)
    const input = /\.gz$/i.test(file) ? bytes.on('error', (error) => input.destroy(error)).pipe(createGunzip()) : bytes
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number += 1
      if (line.trim() !== '') takeLine(verifier, line)
    }
  } catch (error) {
    throw unreadableFile(file, error, number)
  }
}

function takeLine(verifier: ChainVerifier, line: string): void {
  const value = JSON.parse(line) as Json
  if (!isObject(value)) verifier.report(null, 'Hay una línea que no es un objeto JSON.')
  else if (Array.isArray(value.releases)) takePackage(verifier, value)
  else if ('chain' in value) verifier.take(value.chain, value.release)
  else verifier.takePlain(line, value)
}

/** Whether the file is missing or what is in it cannot be read, and from which line on. */
function unreadableFile(file: string, cause: unknown, line?: number): Unreadable {
  const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
  const what = isMissing
    ? 'no existe'
    : line === undefined
      ? 'no es JSON'
      : `la línea ${line} no es JSON o está cortada`
  return new Unreadable(`No se pudo leer ${file}: ${what}.`, { cause })
}
