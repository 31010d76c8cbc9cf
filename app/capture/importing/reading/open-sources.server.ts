import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { ImportFinding } from '../import-finding.ts'
import { type ImportSource, type Input, isGzip, isGzipOrZip, isZip, refused, refuseNested } from './input.ts'
import { listEntries } from './open-zip.server.ts'
import { RefusedInput } from './refused-input.ts'

/**
 * The streams of JSON inside a file, told by its first bytes and not by its name: gzip (of one or many members), zip, or plain. What is
 * left out comes as a finding; the findings of severity `error` stand for a file that is not read.
 */
export async function* openSource(source: ImportSource): AsyncGenerator<Input | ImportFinding> {
  const { head, size } = await firstBytes(source)
  const { name } = source
  if (size === 0) yield refused(name, 'El archivo está vacío.')
  else if (isZip(head)) yield* listEntries(source, size)
  else if (isGzip(head))
    yield { name, bytes: size, packedBytes: size, open: () => unpacked(plain(source), isGzipOrZip) }
  else yield { name, bytes: size, packedBytes: null, open: () => plain(source) }
}

async function firstBytes(source: ImportSource): Promise<{ head: Uint8Array; size: number }> {
  if ('bytes' in source) return { head: source.bytes.subarray(0, 4), size: source.bytes.length }
  const { size } = await stat(source.path)
  const file = await open(source.path)
  try {
    const head = new Uint8Array(4)
    await file.read(head, 0, 4, 0)
    return { head, size }
  } finally {
    await file.close()
  }
}

function plain(source: ImportSource): Readable {
  if ('bytes' in source) return Readable.from([Buffer.from(source.bytes)])
  return createReadStream(source.path, { highWaterMark: 256 * 1024 })
}

/** What a gzip holds; damaged or cut short is one sentence. `isNested` tells an archive within by its first bytes. */
async function* unpacked(packed: Readable, isNested: (head: Uint8Array) => boolean): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: 64 * 1024 })
  packed.on('error', (error) => gunzip.destroy(error))
  try {
    yield* refuseNested(packed.pipe(gunzip), isNested)
  } catch (error) {
    if (error instanceof RefusedInput) throw error
    throw new RefusedInput(
      'El archivo está comprimido y no se pudo abrir completo: está dañado o se cortó al enviarse.',
    )
  } finally {
    packed.destroy()
    gunzip.destroy()
  }
}
