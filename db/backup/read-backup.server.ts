import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { Refusal } from '#app/lib/refusal.ts'
import {
  type BackupHeader,
  type BackupManifest,
  type BackupPart,
  FORMAT,
  HEADER,
  MANIFEST,
} from './backup-format.server.ts'

/** What a reader of a backup does with it, in the order in which it comes. */
export interface BackupReader {
  header(header: BackupHeader): Promise<void>
  /** Bytes of a table, piece by piece; `part` is where they lie. */
  bytes(table: string, part: string, bytes: Buffer): Promise<void>
}

export const damaged = (where: string, why: string) =>
  new Refusal('backup-damaged', 422, `La copia está dañada en «${where}»: ${why} No se restauró nada; use otra copia.`)

/**
 * Reads a backup from its first byte to its last and hands it on, in constant memory; at the end every part has been compared with
 * the manifest. Throws Refusal (422) that names the place when a byte differs, something is missing or the file is cut.
 */
export async function readBackup(source: Readable, reader: BackupReader): Promise<BackupManifest> {
  const tar = extract()
  const read: BackupPart[] = []
  let place = 'el principio'
  let header: BackupHeader | null = null
  let manifest: BackupManifest | null = null
  const fed = pipeline(source, createGunzip(), tar as unknown as NodeJS.WritableStream)
  fed.catch(() => undefined)
  try {
    for await (const entry of tar) {
      place = entry.header.name
      if (manifest !== null) throw damaged(place, 'sigue algo después del final.')
      if (place === HEADER || place === MANIFEST) {
        const chunks: Buffer[] = []
        for await (const chunk of entry) chunks.push(chunk as Buffer)
        const content: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
        if (place === MANIFEST) manifest = content as BackupManifest
        else {
          header = content as BackupHeader
          if (header.format !== FORMAT)
            throw new Refusal(
              'backup-format',
              409,
              `La copia tiene el formato ${header.format} y aquí se lee el ${FORMAT}.`,
            )
          await reader.header(header)
        }
        continue
      }
      if (header === null) throw damaged(place, 'no empieza como una copia del portal.')
      read.push(await readPart(entry, place, reader))
    }
    await fed
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw explained(error, place)
  }
  if (manifest === null) throw damaged(place, 'le falta el final, está cortada.')
  compareParts(read, manifest.parts)
  return manifest
}

async function readPart(entry: AsyncIterable<unknown>, place: string, reader: BackupReader): Promise<BackupPart> {
  const digest = createHash('sha256')
  let bytes = 0
  const table = /^tables\/([a-z_]+)\/\d+$/.exec(place)?.[1]
  if (!table) throw damaged(place, 'no es parte de una copia del portal.')
  for await (const chunk of entry) {
    digest.update(chunk as Buffer)
    bytes += (chunk as Buffer).length
    await reader.bytes(table, place, chunk as Buffer)
  }
  return { name: place, bytes, sha256: digest.digest('hex') }
}

function compareParts(read: BackupPart[], wanted: BackupPart[]): void {
  for (const [at, part] of wanted.entries()) {
    const found = read[at]
    if (found?.name !== part.name) throw damaged(part.name, 'esta parte falta.')
    if (found.sha256 !== part.sha256 || found.bytes !== part.bytes)
      throw damaged(part.name, 'su huella no es la que se guardó.')
  }
  if (read.length > wanted.length) throw damaged(read[wanted.length]!.name, 'esta parte sobra.')
}

/** What the readers of gzip, tar and JSON say of a damaged file. Errors of the database pass: they are told by the caller. */
function explained(error: unknown, place: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const message = error instanceof Error ? error.message : ''
  if (code === 'Z_BUF_ERROR' || /unexpected end/i.test(message)) return damaged(place, 'está cortada.')
  if (code.startsWith('Z_') || /tar header|invalid/i.test(message) || error instanceof SyntaxError)
    return damaged(place, 'no se puede leer.')
  return error
}
