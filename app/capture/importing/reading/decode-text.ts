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
  private readonly decoder = new TextDecoder('utf-8', { fatal: true })
  private head: Encoding | null | undefined
  private isUtf8 = true

  push(chunk: Uint8Array): void {
    if (this.head === undefined) this.head = utf16Of(chunk)
    if (!this.isUtf8 || this.head) return
    try {
      this.decoder.decode(chunk, { stream: true })
    } catch {
      this.isUtf8 = false
    }
  }

  end(): Encoding {
    if (this.head) return this.head
    try {
      if (this.isUtf8) this.decoder.decode()
    } catch {
      this.isUtf8 = false
    }
    return this.isUtf8 ? { label: 'utf-8', note: null } : { label: 'windows-1252', note: NOT_UTF8 }
  }
}

/** Text of a stream of bytes; a byte order mark is left out. */
export async function* decodeChunks(chunks: AsyncIterable<Uint8Array>, { label }: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(label)
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
