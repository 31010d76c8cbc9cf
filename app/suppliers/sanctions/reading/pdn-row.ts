import { isValidRfc, rfcKind } from '#app/lib/rfc.ts'
import type { RowReading } from './list-reading.ts'
import { readsLikeCompany } from './make-sanction.ts'

/** What the readers of both versions of S3 do alike with one record. */
export class PdnRow {
  readonly readings: string[] = []

  readonly row: number
  readonly raw: Record<string, string>

  constructor(row: number, raw: Record<string, string>) {
    this.row = row
    this.raw = raw
  }

  refuse(column: string, code: string, why: string): RowReading {
    const sentence = `Registro ${this.row}, campo «${column}»: ${why}`
    return { refused: { row: this.row, column, code, sentence, raw: this.raw } }
  }

  /** The RFC in capitals; null where there is none; undefined where there is something else. */
  rfc(written: string): string | null | undefined {
    const rfc = written.toUpperCase().replace(/[\s._-]/g, '')
    if (rfc === '') return null
    if (rfcKind(rfc) === null) return undefined
    if (!isValidRfc(rfc)) this.readings.push(`El dígito verificador de ${rfc} no coincide; se compara tal como viene.`)
    return rfc
  }

  /** `F` and `M` are what v1 writes; an RFC weighs more, and where there is neither, the name. */
  isPerson(rfc: string | null, name: string, declared: string): boolean {
    if (rfc === null) return declared === 'F' || (declared !== 'M' && !readsLikeCompany(name))
    const person = rfcKind(rfc) === 'person'
    if (declared === (person ? 'M' : 'F'))
      this.readings.push(
        `Dice que es persona ${person ? 'moral' : 'física'} y su RFC es de persona ${person ? 'física' : 'moral'}; cuenta el RFC.`,
      )
    return person
  }
}
