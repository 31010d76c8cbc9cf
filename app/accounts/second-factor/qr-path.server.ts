import { encode } from 'uqr'

/** A QR code as one path: squares of one unit in a box of `size` units, a quiet zone of four included. */
export interface QrPath {
  size: number
  path: string
}

/** Draws a text as a QR code (error correction M): neighbouring squares of a row are one rectangle. */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const path = data
    .flatMap((row, y) => {
      const runs: string[] = []
      for (let x = 0; x < size; x += 1) {
        const start = x
        while (x < size && row[x]) x += 1
        if (x > start) runs.push(`M${start} ${y}h${x - start}v1h-${x - start}z`)
      }
      return runs
    })
    .join('')
  return { size, path }
}
