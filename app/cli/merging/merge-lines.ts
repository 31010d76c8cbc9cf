import { DOCUMENT_LIMITS, guardJson } from '#app/ocds/guard.ts'
import { isObject, type JsonObject } from '#app/ocds/types.ts'
import { LineStore } from './line-store.ts'
import { readOcid } from './read-ocid.ts'

const NEWLINE = 10

interface Group {
  lines: number[]
}

/**
 * Merges releases that come one a line, in any order, of many processes, into one line a process, in the order in
 * which the processes first appear. Only the bytes of the lines are kept while reading. A line that is refused is
 * told on standard error and left out, and the rest goes on; gives 1 then, and 0 when all went well.
 */
export async function mergeLines(
  input: AsyncIterable<unknown>,
  merge: (releases: JsonObject[]) => JsonObject,
  write: (text: string) => Promise<void>,
  store: LineStore = new LineStore(),
): Promise<number> {
  let refused = 0
  const tell = (lineNumber: number, sentence: string) => {
    refused++
    process.stderr.write(`Línea ${lineNumber}: ${sentence}\n`)
  }
  try {
    const groups = new Map<string, Group>()
    const lineNumbers: number[] = []
    let lineNumber = 0
    for await (const line of linesOf(input)) {
      lineNumber++
      if (isBlank(line)) continue
      const ocid = readOcid(line)
      if (ocid === undefined) {
        tell(lineNumber, sentenceFor(line))
        continue
      }
      const stored = store.add(line)
      lineNumbers[stored] = lineNumber
      const group = groups.get(ocid)
      if (group) group.lines.push(stored)
      else groups.set(ocid, { lines: [stored] })
    }
    for (const { lines } of groups.values()) {
      const releases = lines.flatMap((stored) => {
        const release = parse(store.read(stored))
        if (typeof release === 'string') {
          tell(lineNumbers[stored] ?? 0, release)
          return []
        }
        return [release]
      })
      if (releases.length > 0) await write(`${JSON.stringify(merge(releases))}\n`)
    }
    if (groups.size === 0 && refused === 0) process.stderr.write('No llegó ninguna publicación.\n')
    return refused > 0 || groups.size === 0 ? 1 : 0
  } finally {
    store.close()
  }
}

/** The release of a line, or the Spanish sentence that says why not. */
function parse(line: Buffer): JsonObject | string {
  const guarded = guardJson(line.toString('utf8'), DOCUMENT_LIMITS)
  if (!guarded.ok)
    return guarded.problem.path ? `${guarded.problem.message} (${guarded.problem.path})` : guarded.problem.message
  return isObject(guarded.value) ? guarded.value : 'No es una publicación.'
}

function sentenceFor(line: Buffer): string {
  const parsed = parse(line)
  return typeof parsed === 'string' ? parsed : 'La publicación no tiene «ocid».'
}

function isBlank(line: Buffer): boolean {
  return line.every((byte) => byte === 32 || byte === 9 || byte === 13)
}

/** Lines without their newline; most are views of what was read, not copies. */
async function* linesOf(input: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = []
  for await (const chunk of input) {
    const bytes = chunk as Buffer
    let start = 0
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
      const piece = bytes.subarray(start, end)
      yield rest.length > 0 ? Buffer.concat([...rest, piece]) : piece
      rest = []
      start = end + 1
    }
    if (start < bytes.length) rest.push(bytes.subarray(start))
  }
  if (rest.length > 0) yield Buffer.concat(rest)
}
