import { type Entry, fromBufferPromise, getFileNameLowLevel, openPromise, validateFileName, type ZipFile } from 'yauzl'
import type { ImportFinding } from '../import-finding.ts'
import { plainName } from '../plain-name.ts'
import { type ImportSource, type Input, isGzipOrZip, refused, refuseNested } from './input.ts'
import { INPUT_LIMITS } from './meter.ts'
import { RefusedInput } from './refused-input.ts'

const DAMAGED = 'El archivo zip está dañado o incompleto y no se pudo abrir.'
const OVERLAPPING =
  'El zip está dañado o alterado: varios de sus archivos dicen estar en el mismo lugar. No se leyó, por seguridad.'
const OPTIONS = { decodeStrings: false, validateEntrySizes: true, autoClose: false }

/**
 * The files inside of a zip, each read from where it lies: nothing is written under a name that the zip gives. Sizes are counted as
 * they come out (yauzl stops at the size an entry declares, and a lie is an error). What is left out is told.
 */
export async function* listEntries(source: ImportSource, size: number): AsyncGenerator<Input | ImportFinding> {
  let zip: ZipFile
  try {
    zip =
      'bytes' in source
        ? await fromBufferPromise(Buffer.from(source.bytes), OPTIONS)
        : await openPromise(source.path, OPTIONS)
  } catch {
    yield refused(source.name, DAMAGED)
    return
  }
  try {
    let hidden = 0
    let read = 0
    let packed = 0
    for await (const entry of zip.eachEntry()) {
      read += 1
      if (read > INPUT_LIMITS.entries) {
        yield refused(
          source.name,
          `El zip trae más de ${INPUT_LIMITS.entries.toLocaleString('es-MX')} archivos: los demás no se leyeron.`,
        )
        break
      }
      packed += entry.compressedSize
      // No honest zip holds more than it weighs; bombs of 42 kB give the same bytes a hundred names.
      if (packed > size) {
        yield refused(source.name, OVERLAPPING)
        break
      }
      const name = nameOf(entry)
      if (name.endsWith('/')) continue
      if (isHidden(name)) {
        hidden += 1
        continue
      }
      yield openEntry(zip, entry, `${source.name}/${plainName(name)}`, size, name)
    }
    if (read === 0) yield refused(source.name, 'El zip no trae ningún archivo.')
    if (hidden > 0) yield leftOut(source.name, hidden)
  } catch {
    yield refused(source.name, DAMAGED)
  } finally {
    zip.close()
  }
}

const nameOf = (entry: Entry): string =>
  getFileNameLowLevel(
    entry.generalPurposeBitFlag,
    entry.fileName as unknown as Buffer,
    entry.extraFields as never,
    false,
  )

/** What systems put into archives by themselves: `__MACOSX`, `.DS_Store` and the like. */
const isHidden = (name: string): boolean => name.split('/').some((part) => part === '__MACOSX' || /^\.[^.]/.test(part))

function leftOut(file: string, count: number): ImportFinding {
  const message =
    count === 1
      ? 'Se omitió un archivo oculto del sistema (__MACOSX o con punto inicial).'
      : `Se omitieron ${count} archivos ocultos del sistema (__MACOSX o con punto inicial).`
  return { file, ocid: null, path: '', severity: 'warning', message }
}

function openEntry(zip: ZipFile, entry: Entry, name: string, size: number, given: string): Input | ImportFinding {
  if (validateFileName(given) !== null || given.includes('\0'))
    return refused(name, 'Su nombre apunta fuera del zip («../» o una ruta absoluta): no se leyó, por seguridad.')
  if ((entry.generalPurposeBitFlag & 1) !== 0)
    return refused(name, 'Está cifrado con contraseña y no se puede leer. Quite la contraseña y envíelo de nuevo.')
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    return refused(name, 'Está comprimido de una forma que no se admite. Use el zip común.')
  if (entry.uncompressedSize === 0) return refused(name, 'El archivo está vacío.')
  const packedBytes = Math.max(1, Math.min(entry.compressedSize, size))
  return { name, bytes: packedBytes, packedBytes, open: () => bytesOf(zip, entry) }
}

async function* bytesOf(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  try {
    const stream = await zip.openReadStreamPromise(entry)
    yield* refuseNested(stream, isGzipOrZip)
  } catch (error) {
    if (error instanceof RefusedInput) throw error
    throw new RefusedInput('No se pudo descomprimir, o su tamaño no es el que declara: está dañado o alterado.')
  }
}
