import { detectShape, type Shape } from './detect.ts'
import { pointer } from './findings.ts'
import { DOCUMENT_LIMITS, FILE_LIMITS, type GuardLimits, type GuardProblem, inspectJson } from './guard.ts'
import { isObject, type Json, type JsonObject } from './types.ts'

export interface FoundRelease {
  release: JsonObject
  /** JSON Pointer inside the file; in JSON lines it begins with the position of the line, from 0. */
  where: string
  /** Why the release must not be used, as the guard says; its path is inside the release. */
  problem?: GuardProblem
}

export interface FoundReleases {
  shape: Shape
  releases: FoundRelease[]
  /** JSON Pointers of what stands where a release should and is none. */
  unreadable: string[]
}

/**
 * The releases of a document by one counting rule: a record counts its embedded releases, else its
 * compiledRelease as one; linked releases and versioned ones count nothing. A package that also has a
 * compiledRelease counts its releases only. Nothing is copied or changed.
 */
export function releasesIn(value: Json): FoundReleases {
  const found: FoundReleases = { shape: detectShape(value), releases: [], unreadable: [] }
  collect(value, '', found)
  return found
}

function collect(value: Json, where: string, found: FoundReleases): void {
  if (Array.isArray(value)) {
    for (const [index, member] of value.entries()) collectMember(member, pointer(where, index), found)
    return
  }
  if (!isObject(value)) return
  const shape = detectShape(value)
  if (shape === 'release' || shape === 'compiled-release') found.releases.push({ release: value, where })
  else if (shape === 'record') collectRecord(value, where, found)
  else if (shape === 'record-package') collectList(value.records, pointer(where, 'records'), found)
  else if (shape === 'release-package') {
    collectList(value.releases, pointer(where, 'releases'), found)
    collectList(value.arrayReleasePackage, pointer(where, 'arrayReleasePackage'), found)
  }
}

function collectList(list: Json | undefined, where: string, found: FoundReleases): void {
  if (!Array.isArray(list)) return
  for (const [index, member] of list.entries()) collectMember(member, pointer(where, index), found)
}

function collectMember(member: Json, where: string, found: FoundReleases): void {
  if (isLinked(member)) return
  const shape = isObject(member) ? detectShape(member) : 'unknown'
  if (shape === 'unknown' || shape.startsWith('oc4ids')) found.unreadable.push(where)
  else collect(member, where, found)
}

function collectRecord(record: JsonObject, where: string, found: FoundReleases): void {
  const embedded = Array.isArray(record.releases) ? record.releases.filter((each) => !isLinked(each)) : []
  if (embedded.length > 0) collectList(record.releases, pointer(where, 'releases'), found)
  else if (isObject(record.compiledRelease)) {
    found.releases.push({ release: record.compiledRelease, where: pointer(where, 'compiledRelease') })
  }
}

/** A release that is only pointed at: `url`, `date` and `tag`. */
function isLinked(value: Json): boolean {
  return isObject(value) && typeof value.url === 'string' && value.ocid === undefined
}

export interface ReadReleases extends FoundReleases {
  /** What the guard refuses outside of any release, or the reason why the text cannot be read at all. */
  problems: GuardProblem[]
}

/** A line may be a whole package: each of its releases is told its own problems. */
const LINE_LIMITS: GuardLimits = { ...DOCUMENT_LIMITS, hits: FILE_LIMITS.hits, numberHits: FILE_LIMITS.numberHits }

/**
 * The releases of a text that is JSON or JSON lines, guarded: a problem inside a release is told
 * with that release and spoils no other. A line that cannot be read is one of `unreadable`, with its problem.
 */
export function readReleases(text: string): ReadReleases {
  const read: ReadReleases = { shape: 'unknown', releases: [], unreadable: [], problems: [] }
  for (const part of readParts(text)) {
    read.shape = part.shape
    for (const each of part.releases) read.releases.push(each)
    for (const each of part.unreadable) read.unreadable.push(each)
    for (const each of part.problems) read.problems.push(each)
  }
  if (read.shape === 'releases' && read.releases.length === 0) read.shape = 'unknown'
  return read
}

/**
 * As `readReleases`, a document at once or a line at a time, so that whoever looks at each release only once needs no memory for
 * all. The shape of lines is `releases`.
 */
export function* readParts(text: string): Generator<ReadReleases> {
  if (startsAsLines(text)) {
    yield* readLines(text)
    return
  }
  const { value, problems } = inspectJson(text)
  if (value !== undefined) yield assignProblems(releasesIn(value), problems)
  else yield { shape: 'unknown', releases: [], unreadable: [], problems }
}

/** The first line that is not empty is a whole JSON object, and something follows it. */
function startsAsLines(text: string): boolean {
  const start = /[^\s\ufeff]/.exec(text)?.index ?? 0
  const end = text.indexOf('\n', start)
  if (end === -1 || text.charAt(start) !== '{' || !/\S/.test(text.slice(end, end + 1_000_000))) return false
  return inspectJson(text.slice(start, end).trim(), LINE_LIMITS).value !== undefined
}

function* readLines(text: string): Generator<ReadReleases> {
  let start = 0
  for (let index = 0; start < text.length; index++) {
    const newline = text.indexOf('\n', start)
    const end = newline === -1 ? text.length : newline
    const line = text.slice(start, end).trim()
    start = end + 1
    if (line === '') continue
    yield readMember(line, pointer('', index))
  }
}

/**
 * The releases of one line of JSON lines, or of one member of a list, that stands at `where` in its file: what reading the whole file would
 * find there. A text that cannot be read is the one `unreadable`, with its problem.
 */
export function readMember(text: string, where: string): ReadReleases {
  const { value, problems } = inspectJson(text, LINE_LIMITS)
  const found: FoundReleases = { shape: 'releases', releases: [], unreadable: [] }
  if (value !== undefined) collectMember(value, where, found)
  const inFile = problems.map((problem) => ({ ...problem, path: where + problem.path }))
  return assignProblems(value === undefined ? { ...found, unreadable: [where] } : found, inFile)
}

function assignProblems(found: FoundReleases, problems: readonly GuardProblem[]): ReadReleases {
  if (problems.length === 0) return { ...found, problems: [] }
  const rest: GuardProblem[] = []
  const releases = new Map(found.releases.map((each) => [each.where, each]))
  for (const problem of problems) {
    const owner = ownerOf(problem.path, releases)
    if (!owner) rest.push(problem)
    else if (!owner.problem || (owner.problem.code === 'number' && problem.code !== 'number'))
      owner.problem = { ...problem, path: problem.path.slice(owner.where.length) }
  }
  return { ...found, problems: rest }
}

/** The release at a JSON Pointer or above it. */
function ownerOf(path: string, releases: ReadonlyMap<string, FoundRelease>): FoundRelease | undefined {
  for (let end = path.length; end >= 0; end = path.lastIndexOf('/', end - 1)) {
    const owner = releases.get(path.slice(0, end))
    if (owner || end === 0) return owner
  }
  return undefined
}
