import { RefusedInput } from './refused-input.ts'

/** Limits of what comes out of the files of one import (docs/security.md F1, F8). */
export const INPUT_LIMITS = {
  /** Bytes after unpacking, of all files together. */
  totalBytes: 1024 * 1024 * 1024,
  /** Times that a compressed file may grow. JSON with long names grows 10 to 30 times; a bomb, 1,000 times. */
  ratio: 100,
  /** Below this many bytes nobody asks how much a file grew. */
  smallBytes: 64 * 1024 * 1024,
  /** Files inside of one zip. */
  entries: 10_000,
  /** Characters of one release, or of one line. */
  releaseLength: 32 * 1024 * 1024,
} as const

export type InputLimits = { [Name in keyof typeof INPUT_LIMITS]: number }

/** Counts what really comes out of the files, whatever their headers say, and stops (RefusedInput) at the limits. */
export class Meter {
  private total = 0
  /** Bytes beyond what their files may grow to, of all files: many small bombs are one large one. */
  private excess = 0
  readonly limits: InputLimits

  constructor(limits: InputLimits = INPUT_LIMITS) {
    this.limits = limits
  }

  /** Passes the bytes of one file on; `packedBytes` is its size as it came, null when it was not compressed. */
  async *count(chunks: AsyncIterable<Buffer>, packedBytes: number | null): AsyncGenerator<Buffer> {
    const usual = packedBytes === null ? Number.POSITIVE_INFINITY : packedBytes * this.limits.ratio
    let out = 0
    try {
      for await (const chunk of chunks) {
        out += chunk.length
        const isBomb = out > this.limits.smallBytes || this.excess + out - usual > this.limits.smallBytes
        if (isBomb && out > usual)
          throw new RefusedInput(
            `Al descomprimirse crece más de ${this.limits.ratio} veces: no se leyó, por seguridad. Envíelo sin comprimir o en partes.`,
          )
        if (this.total + out > this.limits.totalBytes)
          throw new RefusedInput(
            `Los archivos, descomprimidos, pasan de ${Math.round(this.limits.totalBytes / 1024 / 1024)} MB: no se leyó este. Envíelos en varias importaciones.`,
          )
        yield chunk
      }
    } finally {
      // What was refused was unpacked all the same: 1,500 entries of 64 MB each would be 96 GB of work.
      this.total += out
      this.excess += Math.max(0, out - usual)
    }
  }
}
