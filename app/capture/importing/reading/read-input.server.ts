import { detectShape, type Shape } from '#app/ocds/detect.ts'
import { pointer } from '#app/ocds/findings.ts'
import { DOCUMENT_LIMITS, FILE_LIMITS, type GuardProblem, inspectJson } from '#app/ocds/guard.ts'
import { type ReadReleases, readMember, readReleases } from '#app/ocds/releases-in.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import type { ImportFinding } from '../import-finding.ts'
import { decodeChunks, EncodingProbe } from './decode-text.ts'
import { type Input, refused } from './input.ts'
import type { Meter } from './meter.ts'
import { RefusedInput } from './refused-input.ts'
import { JsonSplitter } from './split-json.ts'

export interface FileRelease {
  file: string
  /** JSON Pointer of the release in its file; in JSON lines it begins with the position of the line, from 0. */
  where: string
  release: JsonObject
  /** What the JSON guard saw inside this release, its path from the release. */
  problem?: GuardProblem
}

/** Where what is read goes, in the order of the file. */
export interface ReleaseSink {
  release(found: FileRelease): void
  /** A part that could not be read: it counts as one rejected release. */
  unreadable(finding: ImportFinding): void
  /** Worth saying, of the file as a whole; counts nothing. */
  note(finding: ImportFinding): void
  /** Writes what has gathered; called now and then, so that nothing piles up. */
  flush(): Promise<void>
  /** Forgets what came since the file began, but for lists that are named in `keep` (none: everything). */
  rewind(keep?: { lists: readonly string[] }): Promise<void>
  /** Name of the list that the releases to come stand in, for `rewind`. */
  inList(list: string): void
}

/** Files up to this size are read whole, and so are told their problems with line and column; larger ones piece by piece. */
export const WHOLE_BYTES = 8 * 1024 * 1024
const NOT_OCDS = 'No es un documento OCDS: no trae releases, records ni ocid. Revise que sea el archivo correcto.'
const TOO_LONG = 'Una publicación o una línea de este archivo pasa de 32 MB: no se leyó.'
const OC4IDS = 'Es un proyecto de obra en OC4IDS y no trae publicaciones OCDS: no se importó nada de él.'
const LINE_LIMITS = { ...DOCUMENT_LIMITS, hits: FILE_LIMITS.hits, numberHits: FILE_LIMITS.numberHits }

/**
 * Reads the releases of one stream of JSON: any OCDS shape or JSON lines; UTF-8, UTF-16, else Windows-1252 (with a note). Never throws
 * for what the file holds: what cannot be read goes to the sink as unreadable, and the rest goes on. The memory it takes is that of
 * one release, or of the whole file when that is small.
 */
export async function readInput(input: Input, meter: Meter, sink: ReleaseSink, whole = WHOLE_BYTES): Promise<void> {
  try {
    const probe = new EncodingProbe()
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of meter.count(input.open(), input.packedBytes)) {
      probe.push(chunk)
      size += chunk.length
      if (size <= whole) chunks.push(chunk)
      else chunks.length = 0
    }
    const encoding = probe.end()
    if (encoding.note) sink.note(refused(input.name, encoding.note))
    if (size <= whole) {
      const [text = ''] = await collect(decodeChunks(oneChunk(Buffer.concat(chunks)), encoding))
      tellAll(input.name, readReleases(text), sink)
      return await sink.flush()
    }
    // The same bytes again: they were counted, and were within the limits.
    await readInPieces(input.name, decodeChunks(input.open(), encoding), meter, sink)
  } catch (error) {
    if (!(error instanceof RefusedInput)) throw error
    await sink.rewind()
    sink.unreadable(refused(input.name, error.message))
  }
}

async function* oneChunk(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

async function collect(parts: AsyncIterable<string>): Promise<[string]> {
  let text = ''
  for await (const part of parts) text += part
  return [text]
}

/** Tells the sink what a whole file holds. */
function tellAll(file: string, read: ReadReleases, sink: ReleaseSink): void {
  const { shape, releases, unreadable, problems } = read
  tellMember(file, read, sink)
  if (releases.length + unreadable.length > 0) return
  tellNothing(file, shape, problems, sink)
}

function tellMember(file: string, { releases, unreadable, problems }: ReadReleases, sink: ReleaseSink): void {
  for (const found of releases) sink.release({ file, ...found })
  for (const where of unreadable) {
    const problem = problems.find(({ path }) => path === where || path.startsWith(`${where}/`))
    const message = problem?.message ?? 'Aquí debería haber una publicación OCDS y no la hay. Revise el archivo.'
    sink.unreadable({ ...refused(file, message), path: where })
  }
}

function tellNothing(file: string, shape: Shape, problems: readonly GuardProblem[], sink: ReleaseSink): void {
  if (shape === 'oc4ids-project' || shape === 'oc4ids-package') sink.note(refused(file, OC4IDS))
  else if (shape === 'unknown')
    sink.unreadable({ ...refused(file, problems[0]?.message ?? NOT_OCDS), path: problems[0]?.path ?? '' })
}

/** A large file: JSON lines when its first line is a whole object, else one JSON text. */
async function readInPieces(
  file: string,
  parts: AsyncGenerator<string>,
  meter: Meter,
  sink: ReleaseSink,
): Promise<void> {
  let head = ''
  let lines: boolean | null = null
  let isLong = false
  // Not `for await`: leaving such a loop would end the stream.
  for (let next = await parts.next(); !next.done && lines === null; next = await parts.next()) {
    const isFirst = head === ''
    const part = isFirst ? next.value.replace(/^\s+/, '') : next.value
    head += part
    // Sixty megabytes of zeros are told by the first of them.
    if (isFirst && head !== '' && !/^[{[]/.test(head)) {
      await parts.return(undefined)
      sink.unreadable({ ...refused(file, NOT_OCDS), path: '' })
      return sink.flush()
    }
    // What was looked through is not looked through again: a line of 32 MB comes in 500 parts.
    const end = part.includes('\n') ? head.indexOf('\n') : -1
    if (end >= 0) lines = head.startsWith('{') && inspectJson(head.slice(0, end), LINE_LIMITS).value !== undefined
    else if (head.length > meter.limits.releaseLength) lines = false
    // A package in one line shows itself by its length: a release is shorter.
    else if (!isLong && head.length > 1024 * 1024) {
      isLong = true
      if (/^\[|^\{[^{}[\]]{0,10000}"(releases|records)"\s*:\s*\[/.test(head)) lines = false
    }
    if (lines !== null) break
  }
  const rest = prepend(head, parts)
  return lines ? readLines(file, rest, meter, sink) : readText(file, rest, meter, sink)
}

async function* prepend(head: string, parts: AsyncGenerator<string>): AsyncGenerator<string> {
  yield head
  yield* parts
}

async function readLines(file: string, parts: AsyncIterable<string>, meter: Meter, sink: ReleaseSink): Promise<void> {
  let index = 0
  let line = ''
  let skipping = false
  const tell = (text: string) => {
    const trimmed = text.trim()
    if (skipping) sink.unreadable({ ...refused(file, TOO_LONG), path: pointer('', index) })
    else if (trimmed !== '') tellMember(file, readMember(trimmed, pointer('', index)), sink)
    index += 1
    skipping = false
  }
  for await (const part of parts) {
    let start = 0
    for (let end = part.indexOf('\n'); end >= 0; end = part.indexOf('\n', start)) {
      tell(line + part.slice(start, end))
      line = ''
      start = end + 1
    }
    if (!skipping) line += part.slice(start)
    if (line.length > meter.limits.releaseLength) {
      skipping = true
      line = ''
    }
    await sink.flush()
  }
  if (line !== '' || skipping) tell(line)
  await sink.flush()
}

/** Lists of a package that count, by its shape (the rule of app/ocds/releases-in.ts). */
const LISTS_OF: Partial<Record<Shape, string[]>> = {
  'record-package': ['records'],
  'release-package': ['releases', 'arrayReleasePackage'],
  record: ['releases'],
}

async function readText(file: string, parts: AsyncIterable<string>, meter: Meter, sink: ReleaseSink): Promise<void> {
  let broken: ImportFinding | null = null
  let told = 0
  const splitter = new JsonSplitter(meter.limits.releaseLength, ({ list, index, text }) => {
    if (broken) return
    const where = list === '' ? pointer('', index) : pointer(pointer('', list), index)
    const read = readMember(text, where)
    const problem = read.problems.find(
      ({ code, path }) => code === 'not-json' && read.unreadable.includes(where) && path.startsWith(where),
    )
    if (problem) {
      // A text with a fault in it is no JSON: nothing of it is taken, as of a small file.
      broken = { ...refused(file, problem.message), path: problem.path }
      return
    }
    sink.inList(list)
    told += read.releases.length + read.unreadable.length
    tellMember(file, read, sink)
  })
  for await (const part of parts) {
    if (!splitter.push(part)) throw new RefusedInput(TOO_LONG)
    if (broken) break
    await sink.flush()
  }
  const frame = broken ? null : inspectJson(splitter.frame, { ...FILE_LIMITS, hits: 1 })
  if (!broken && frame?.value === undefined)
    broken = { ...refused(file, frame?.problems[0]?.message ?? NOT_OCDS), path: '' }
  if (broken) {
    await sink.rewind()
    sink.unreadable(broken)
    return
  }
  const value = frame!.value!
  if (!Array.isArray(value)) await sink.rewind({ lists: LISTS_OF[detectShape(value)] ?? [] })
  if (told === 0) tellNothing(file, Array.isArray(value) ? 'unknown' : detectShape(value), [], sink)
}
