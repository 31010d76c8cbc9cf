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
 * the manifest. Throws Refusal (422) that names the place when a byte differs, something is missing or the file is cut. Whatever a
 * reader made of the bytes, the file is read to its end first: what looks like another secret or a row that does not fit may be one
 * changed byte, and only the checksum at the end of the file tells.
 */
export async function readBackup(source: Readable, reader: BackupReader): Promise<BackupManifest> {
  const tar = extract()
  const contents = new Contents(reader)
  const fed = pipeline(source, createGunzip(), tar as unknown as NodeJS.WritableStream)
  fed.catch(() => undefined)
  try {
    for await (const entry of tar) await contents.take(entry.header.name, entry)
    await fed
  } catch (error) {
    throw explained(error, contents.place)
  }
  return contents.whole()
}

/** What has been read of a backup, entry by entry. After the first problem the rest is read and handed to nobody. */
class Contents {
  place = 'el principio'
  private readonly read: BackupPart[] = []
  private header: BackupHeader | null = null
  private manifest: BackupManifest | null = null
  private problem: { error: unknown; place: string } | null = null
  private readonly reader: BackupReader

  constructor(reader: BackupReader) {
    this.reader = reader
  }

  async take(name: string, entry: AsyncIterable<unknown>): Promise<void> {
    this.place = name
    await this.attempt(() => {
      if (this.manifest !== null) throw damaged(name, 'sigue algo después del final.')
    })
    if (name === HEADER || name === MANIFEST) return this.takeJson(name, entry)
    const table = /^tables\/([a-z_]+)\/\d+$/.exec(name)?.[1]
    await this.attempt(() => {
      if (this.header === null) throw damaged(name, 'no empieza como una copia del portal.')
      if (!table) throw damaged(name, 'no es parte de una copia del portal.')
    })
    const digest = createHash('sha256')
    let bytes = 0
    for await (const chunk of entry) {
      digest.update(chunk as Buffer)
      bytes += (chunk as Buffer).length
      await this.attempt(() => this.reader.bytes(table ?? '', name, chunk as Buffer))
    }
    this.read.push({ name, bytes, sha256: digest.digest('hex') })
  }

  /** The manifest, when everything was as it says; else what was wrong first. */
  whole(): BackupManifest {
    if (this.problem) throw explained(this.problem.error, this.problem.place)
    if (this.manifest === null) throw damaged(this.place, 'le falta el final, está cortada.')
    compareParts(this.read, this.manifest.parts)
    return this.manifest
  }

  private async takeJson(name: string, entry: AsyncIterable<unknown>): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of entry) chunks.push(chunk as Buffer)
    await this.attempt(async () => {
      const content: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
      if (name === MANIFEST) {
        this.manifest = content as BackupManifest
        return
      }
      this.header = content as BackupHeader
      if (this.header.format !== FORMAT)
        throw new Refusal(
          'backup-format',
          409,
          `La copia tiene el formato ${this.header.format} y aquí se lee el ${FORMAT}.`,
        )
      await this.reader.header(this.header)
    })
  }

  private async attempt(work: () => void | Promise<void>): Promise<void> {
    if (this.problem) return
    try {
      await work()
    } catch (error) {
      this.problem = { error, place: this.place }
    }
  }
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
  if (error instanceof Refusal) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const message = error instanceof Error ? error.message : ''
  if (code === 'Z_BUF_ERROR' || /unexpected end/i.test(message)) return damaged(place, 'está cortada.')
  if (code.startsWith('Z_') || /tar header|invalid/i.test(message) || error instanceof SyntaxError)
    return damaged(place, 'no se puede leer.')
  return error
}
