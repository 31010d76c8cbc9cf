import { gunzipSync } from 'node:zlib'
import type { GuardProblem } from '#app/ocds/guard.ts'
import { readReleases } from '#app/ocds/releases-in.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import type { ImportFinding } from './import-finding.ts'

export interface FileRelease {
  file: string
  /** JSON Pointer of the release in its file; in JSON lines it begins with the position of the line, from 0. */
  where: string
  release: JsonObject
  /** What the JSON guard saw inside this release, its path from the release. */
  problem?: GuardProblem
}

export interface ReleaseFile {
  releases: FileRelease[]
  /** Parts that could not be read at all: each counts as one rejected release. */
  unreadable: ImportFinding[]
  notes: ImportFinding[]
}

/** Largest file after unpacking, in bytes: a compressed bomb stops here. */
const MAX_BYTES = 512 * 1024 * 1024

/**
 * Reads the releases of one file: JSON of any OCDS shape or JSON lines, plain or gzip, UTF-8 (else Windows-1252, with a note).
 * Never throws for what the file holds: what cannot be read is told in `unreadable`, and the rest goes on.
 */
export function readReleaseFile(file: string, bytes: Uint8Array): ReleaseFile {
  const read: ReleaseFile = { releases: [], unreadable: [], notes: [] }
  const text = decode(file, bytes, read)
  if (text === null) return read
  const { shape, releases, unreadable, problems } = readReleases(text)
  read.releases = releases.map((found) => ({ file, ...found }))
  for (const where of unreadable) {
    const problem = problems.find(({ path }) => path === where || path.startsWith(`${where}/`))
    read.unreadable.push(
      finding(
        file,
        where,
        problem?.message ?? 'Aquí debería haber una publicación OCDS y no la hay. Revise el archivo.',
      ),
    )
  }
  if (releases.length + unreadable.length > 0) return read
  if (shape === 'oc4ids-project' || shape === 'oc4ids-package') {
    read.notes.push(
      finding(file, '', 'Es un proyecto de obra en OC4IDS y no trae publicaciones OCDS: no se importó nada de él.'),
    )
  } else if (shape === 'unknown') {
    const sentence = 'No es un documento OCDS: no trae releases, records ni ocid. Revise que sea el archivo correcto.'
    read.unreadable.push(finding(file, problems[0]?.path ?? '', problems[0]?.message ?? sentence))
  }
  return read
}

function decode(file: string, bytes: Uint8Array, read: ReleaseFile): string | null {
  try {
    const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: MAX_BYTES }) : bytes
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(plain)
    } catch {
      const sentence =
        'El archivo no está en UTF-8; se leyó como Windows-1252. Guárdelo en UTF-8 si algún acento se ve mal.'
      read.notes.push(finding(file, '', sentence))
      return new TextDecoder('windows-1252').decode(plain)
    }
  } catch {
    const sentence = 'El archivo está comprimido y no se pudo abrir: está dañado o es demasiado grande.'
    read.unreadable.push(finding(file, '', sentence))
    return null
  }
}

function finding(file: string, path: string, message: string): ImportFinding {
  return { file, ocid: null, path, severity: 'error', message }
}
