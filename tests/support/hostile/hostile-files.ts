import { randomBytes } from 'node:crypto'
import { createWriteStream, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, crc32, createGzip, deflateRawSync } from 'node:zlib'
import { releasesIn } from '#app/ocds/releases-in.ts'
import type { JsonObject } from '#app/ocds/types.ts'

export const MB = 1024 * 1024

/** A small release of a process of its own that passes the gate. */
export const smallRelease = (name: string): JsonObject => ({
  ...{ ocid: `ocds-demo00-${name}`, id: '1', date: '2026-03-01T00:00:00Z', tag: ['tender'], initiationType: 'tender' },
  tender: { id: '1', title: `Adquisición de ${name}`, status: 'active' },
})

/** Writes pieces to a file in flat memory, through gzip when asked. */
export async function writePieces(path: string, pieces: Iterable<string | Buffer>, packed = true): Promise<string> {
  const file = createWriteStream(path)
  if (packed) await pipeline(Readable.from(pieces), createGzip({ level: constants.Z_BEST_SPEED }), file)
  else await pipeline(Readable.from(pieces), file)
  return path
}

/** So many megabytes of zeros. */
export function* zeros(megabytes: number): Generator<Buffer> {
  const piece = Buffer.alloc(MB)
  for (let at = 0; at < megabytes; at++) yield piece
}

/** `before`, so many megabytes of one string that gzip makes some 25 times smaller, `after`. */
export function* longText(before: string, megabytes: number, after: string): Generator<string> {
  yield before
  const piece = Array.from({ length: 32 }, () =>
    randomBytes(768)
      .toString('base64')
      .padEnd(32 * 1024, 'x'),
  ).join('')
  for (let at = 0; at < megabytes; at++) yield piece
  yield after
}

/** JSON lines of small releases; the one in the middle is cut. */
export function* linesWithOneBad(count: number): Generator<string> {
  for (let at = 0; at < count; at++) {
    const line = JSON.stringify(smallRelease(`linea-${at}`))
    yield `${at === Math.floor(count / 2) ? line.slice(0, 60) : line}\n`
  }
}

/**
 * A zip of some 42 kB that says it holds 4 GB: a hundred names for the same 40 MB of zeros, as the well-known bombs do that overlap
 * their entries.
 */
export function overlappingZip(path: string): string {
  const content = Buffer.alloc(40 * MB)
  const packed = deflateRawSync(content, { level: 9 })
  const name = Buffer.from('a.json')
  const facts = entryFacts(crc32(content), packed.length, content.length, name.length)
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, name, packed])
  // Each at offset 0: the same bytes.
  const entries = Array.from({ length: 100 }, () => centralEntry(facts, name, 0))
  writeFileSync(path, Buffer.concat([local, ...closing(entries, local.length)]))
  return path
}

/** An honest zip of so many files, each of 60 MB of zeros: each is small for a bomb, together they are 60 GB. */
export function zipOfBombs(path: string, count: number): string {
  const content = Buffer.alloc(60 * MB)
  const packed = deflateRawSync(content, { level: 9 })
  const sum = crc32(content)
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  for (let at = 0; at < count; at++) {
    const name = Buffer.from(`${String(at).padStart(5, '0')}.json`)
    const facts = entryFacts(sum, packed.length, content.length, name.length)
    entries.push(centralEntry(facts, name, at * (30 + name.length + packed.length)))
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), facts, name, packed)
  }
  writeFileSync(path, Buffer.concat([...locals, ...closing(entries, Buffer.concat(locals).length)]))
  return path
}

function entryFacts(sum: number, packed: number, unpacked: number, nameLength: number): Buffer {
  const facts = Buffer.alloc(26)
  facts.writeUInt16LE(20, 0)
  facts.writeUInt16LE(8, 4)
  facts.writeUInt16LE(0x5a21, 8)
  facts.writeUInt32LE(sum, 10)
  facts.writeUInt32LE(packed, 14)
  facts.writeUInt32LE(unpacked, 18)
  facts.writeUInt16LE(nameLength, 22)
  return facts
}

function centralEntry(facts: Buffer, name: Buffer, offset: number): Buffer {
  // No comment, first disk, no attributes.
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(offset, 10)
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, rest, name])
}

function closing(entries: Buffer[], offset: number): Buffer[] {
  const list = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return [list, end]
}

/** Real releases of other publishers as lines, again and again under other ocids, until there are so many megabytes. */
export function* realLines(folder: string, megabytes: number): Generator<string> {
  const releases = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => releasesOf(join(folder, name)))
  let bytes = 0
  for (let turn = 0; bytes < megabytes * MB; turn++)
    for (const release of releases) {
      const line = `${JSON.stringify({ ...release, ocid: `${release.ocid}-${turn}` })}\n`
      bytes += Buffer.byteLength(line)
      yield line
    }
}

function releasesOf(path: string): JsonObject[] {
  try {
    return releasesIn(JSON.parse(readFileSync(path, 'utf8'))).releases.map(({ release }) => release)
  } catch {
    // Some publishers' files are no JSON as they stand.
    return []
  }
}
