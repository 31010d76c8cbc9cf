import type { ImportFinding } from '../import-finding.ts'
import { RefusedInput } from './refused-input.ts'

/** A file as it was given: its bytes, or where they lie. */
export type ImportSource = { name: string } & ({ bytes: Uint8Array } | { path: string })

/** One stream of JSON: a plain file, what a gzip holds, or one file inside of a zip. */
export interface Input {
  name: string
  /** As it came; the share of the whole for progress. */
  bytes: number
  /** Size before unpacking; null when it is not compressed. */
  packedBytes: number | null
  /** Can be opened more than once. Throws RefusedInput for what cannot be unpacked. */
  open(): AsyncIterable<Buffer>
}

export const isFinding = (one: Input | ImportFinding): one is ImportFinding => 'severity' in one

/** A finding that stands for a file of which nothing is read. */
export function refused(file: string, message: string): ImportFinding {
  return { file, ocid: null, path: '', severity: 'error', message }
}

export const isGzip = (head: Uint8Array) => head[0] === 0x1f && head[1] === 0x8b
export const isZip = (head: Uint8Array) =>
  head[0] === 0x50 && head[1] === 0x4b && [0x0304, 0x0506, 0x0708].includes(((head[2] ?? 0) << 8) | (head[3] ?? 0))
/** A compressed file, by its first bytes. */
export const isGzipOrZip = (head: Uint8Array): boolean => isGzip(head) || isZip(head)

const NESTED = 'Trae otro archivo comprimido adentro y eso no se abre. Comprima los archivos JSON una sola vez.'

/** Passes bytes on unless the first ones are those of an archive. */
export async function* refuseNested(
  chunks: AsyncIterable<Buffer>,
  isNested: (head: Uint8Array) => boolean,
): AsyncGenerator<Buffer> {
  let first = true
  for await (const chunk of chunks) {
    if (first && isNested(chunk)) throw new RefusedInput(NESTED)
    first = false
    yield chunk
  }
}
