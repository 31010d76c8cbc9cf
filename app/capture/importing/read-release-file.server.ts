import { gunzipSync } from 'node:zlib'
import { detectShape } from '#app/ocds/detect.ts'
import { type GuardProblem, inspectJson } from '#app/ocds/guard.ts'
import { releasesIn } from '#app/ocds/releases-in.ts'
import type { Json, JsonObject } from '#app/ocds/types.ts'
import type { ImportFinding } from './import-finding.ts'

export interface FileRelease {
  file: string
  /** JSON Pointer of the release in its file, with the line before it in JSON lines: `12#` or `/releases/0`. */
  where: string
  release: JsonObject
  /** What the JSON guard saw inside this release, with pointers from the release. */
  problems: GuardProblem[]
}

export interface ReleaseFile {
  shape: string
  releases: FileRelease[]
  /** Parts that could not be read at all: each counts as one rejected release. */
  unreadable: ImportFinding[]
  notes: ImportFinding[]
}

/** Largest file after unpacking, in bytes: a compressed bomb stops here. */
const MAX_BYTES = 1024 * 1024 * 1024

/**
 * Reads the releases of one file: JSON of any OCDS shape or JSON lines, plain or gzip, UTF-8 (else Windows-1252, with a note).
 * Never throws for what the file holds: what cannot be read is told in `unreadable`, and the rest goes on.
 */
export function readReleaseFile(file: string, bytes: Uint8Array): ReleaseFile {
  const read: ReleaseFile = { shape: 'unknown', releases: [], unreadable: [], notes: [] }
  const text = decode(file, bytes, read)
  if (text === null) return read
  const { value, problems } = inspectJson(text)
  if (value !== undefined) addDocument(read, file, '', value, problems)
  else if (!addLines(read, file, text))
    read.unreadable.push(finding(file, null, '', problems[0]?.message ?? 'El archivo no es JSON.'))
  return read
}

function decode(file: string, bytes: Uint8Array, read: ReleaseFile): string | null {
  try {
    const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: MAX_BYTES }) : bytes
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(plain)
    } catch {
      read.notes.push(
        finding(
          file,
          null,
          '',
          'El archivo no está en UTF-8; se leyó como Windows-1252. Guárdelo en UTF-8 si algún acento se ve mal.',
        ),
      )
      return new TextDecoder('windows-1252').decode(plain)
    }
  } catch {
    read.unreadable.push(
      finding(file, null, '', 'El archivo está comprimido y no se pudo abrir: está dañado o es demasiado grande.'),
    )
    return null
  }
}

/** JSON lines: each line a document of its own. False when the text does not look like it. */
function addLines(read: ReleaseFile, file: string, text: string): boolean {
  const lines = text.split('\n')
  if (
    lines.filter((line) => line.trim() !== '').length < 2 ||
    !lines.some((line) => line.trimStart().startsWith('{') && inspectJson(line).value !== undefined)
  )
    return false
  lines.forEach((line, at) => {
    if (line.trim() === '') return
    const { value, problems } = inspectJson(line)
    if (value !== undefined) addDocument(read, file, `${at + 1}#`, value, problems)
    else
      read.unreadable.push(
        finding(file, null, `${at + 1}#`, `Línea ${at + 1}: ${problems[0]?.message ?? 'no es JSON.'}`),
      )
  })
  return true
}

function addDocument(read: ReleaseFile, file: string, prefix: string, value: Json, problems: GuardProblem[]): void {
  const { releases, shape } = releasesIn(value)
  read.shape = shape
  for (const { release, where } of releases) {
    const own = problems
      .filter((problem) => problem.path === where || problem.path.startsWith(`${where}/`))
      .map((problem) => ({ ...problem, path: problem.path.slice(where.length) }))
    read.releases.push({ file, where: prefix + where, release, problems: own })
  }
  if (releases.length > 0) return
  if (shape === 'oc4ids-project' || shape === 'oc4ids-package') {
    read.notes.push(
      finding(
        file,
        null,
        prefix,
        'Es un proyecto de obra en OC4IDS y no trae entregas OCDS: no se importó nada de él.',
      ),
    )
  } else if (detectShape(value) === 'unknown') {
    read.unreadable.push(
      finding(
        file,
        null,
        prefix,
        'No es un documento OCDS: no trae releases, records ni ocid. Revise que sea el archivo correcto.',
      ),
    )
  }
}

function finding(file: string, ocid: string | null, path: string, message: string): ImportFinding {
  return { file, ocid, path, severity: 'error', message }
}
