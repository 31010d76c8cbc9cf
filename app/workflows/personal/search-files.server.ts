import { createReadStream } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { incomingFolder } from '#app/capture/uploads/upload-folders.server.ts'
import { readEnv } from '#app/config/env.server.ts'
import type { FoundBy } from '#app/privacy/person/match-text.ts'

export interface FoundFile {
  what: string
  /** Its path inside DATA_DIR. */
  id: string
  by: FoundBy[]
  /** Lines, from 1: `línea 3`. */
  paths: string[]
}

/** Lines named of one file; more are counted in the last. */
const LINES = 20

/**
 * Looks into what lies on the disk beside the database: files that wait to be imported, their spool, and the outbox of a demonstration.
 * Zip files are not opened: they are told, and go with their import a day later at most.
 */
export async function searchFiles(
  match: (text: string) => FoundBy[],
): Promise<{ found: FoundFile[]; notSearched: string[] }> {
  const { DATA_DIR } = readEnv()
  const found: FoundFile[] = []
  const notSearched: string[] = []
  const rooms: [folder: string, what: string][] = [
    [dirname(incomingFolder()), 'Archivo de una importación en curso'],
    [join(DATA_DIR, 'bandeja-de-salida'), 'Correo de la bandeja de una demostración'],
  ]
  for (const [folder, what] of rooms)
    for (const file of await filesUnder(folder)) {
      const id = relative(DATA_DIR, file)
      const start = await beginning(file)
      if (start === 'zip') notSearched.push(`${id}: está en zip; se borra al terminar su importación.`)
      else {
        const one = await searchFile(file, start === 'gzip', match)
        if (one.by.length > 0) found.push({ what, id, ...one })
      }
    }
  return { found, notSearched }
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name))
}

async function beginning(file: string): Promise<'zip' | 'gzip' | 'text'> {
  const handle = await open(file, 'r')
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0)
    if (buffer.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b]))) return 'gzip'
    return buffer.subarray(0, 2).toString('latin1') === 'PK' ? 'zip' : 'text'
  } finally {
    await handle.close()
  }
}

async function searchFile(file: string, isGzip: boolean, match: (text: string) => FoundBy[]) {
  const bytes = createReadStream(file)
  const by = new Set<FoundBy>()
  const paths: string[] = []
  let number = 0
  for await (const line of createInterface({
    input: isGzip ? bytes.pipe(createGunzip()) : bytes,
    crlfDelay: Infinity,
  })) {
    number += 1
    const here = match(line)
    for (const each of here) by.add(each)
    if (here.length > 0 && paths.length < LINES) paths.push(`línea ${number}`)
  }
  return { by: [...by], paths }
}
