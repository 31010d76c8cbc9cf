import { isUtf8 } from 'node:buffer'
import { StringDecoder } from 'node:string_decoder'

/** How the bytes of a file become text. `note` is told as a warning of the file. */
export interface Encoding {
  label: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  note: string | null
}

const NOT_UTF8 = 'El archivo no está en UTF-8; se leyó como Windows-1252. Guárdelo en UTF-8 si algún acento se ve mal.'
const UTF16 = 'El archivo está en UTF-16 y así se leyó. Guárdelo en UTF-8 si algún acento se ve mal.'

/** UTF-16 by its mark or by the zero bytes that every JSON text of it begins with; else null: the whole must be looked at. */
export function utf16Of(head: Uint8Array): Encoding | null {
  const [first, second] = head
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0 && head.length > 1))
    return { label: 'utf-16le', note: UTF16 }
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== undefined && second !== 0))
    return { label: 'utf-16be', note: UTF16 }
  return null
}

/** Tells, part by part, whether bytes are UTF-8; what is not is Windows-1252. */
export class EncodingProbe {
  private head: Encoding | null | undefined
  private isUtf8 = true
  /** Bytes of a character that goes on in the next part; at most three. */
  private rest: Uint8Array = new Uint8Array()

  push(chunk: Uint8Array): void {
    if (this.head === undefined) this.head = utf16Of(chunk)
    if (!this.isUtf8 || this.head) return
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk])
    const end = endOfWholeCharacters(bytes)
    this.isUtf8 = isUtf8(bytes.subarray(0, end))
    this.rest = bytes.slice(end)
  }

  end(): Encoding {
    if (this.head) return this.head
    return this.isUtf8 && this.rest.length === 0
      ? { label: 'utf-8', note: null }
      : { label: 'windows-1252', note: NOT_UTF8 }
  }
}

/** Where the last character that is whole ends, if the bytes are UTF-8: before a sequence that wants more bytes than there are. */
function endOfWholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) break
    if (byte < 0xc0) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return length > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

/**
 * Text of a stream of bytes; a byte order mark is left out. UTF-8, which the probe has found whole, is not decoded by TextDecoder: that
 * gives texts of two bytes a character, which cost twice the memory and time in all that follows.
 */
export async function* decodeChunks(chunks: AsyncIterable<Uint8Array>, { label }: Encoding): AsyncGenerator<string> {
  if (label === 'utf-8') {
    const decoder = new StringDecoder('utf8')
    let isBegun = false
    for await (const chunk of chunks) {
      const text = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
      if (text === '') continue
      yield isBegun ? text : text.replace(/^\uFEFF/, '')
      isBegun = true
    }
    yield decoder.end()
    return
  }
  const decoder = new TextDecoder(label)
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
