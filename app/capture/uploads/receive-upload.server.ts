import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { Busboy, type BusboyHeaders } from '@fastify/busboy'
import { Refusal } from '#app/lib/refusal.ts'
import { plainName } from '../importing/plain-name.ts'
import { looksLikeData } from './looks-like-data.ts'
import { incomingFolder } from './upload-folders.server.ts'

/** Files of one upload; more go in a zip. */
const MAX_FILES = 200

export interface ReceivedFile {
  /** As the sender called it; for showing only. */
  name: string
  /** Random, in the folder. */
  stored: string
  bytes: number
}

export interface ReceivedUpload {
  fields: Map<string, string>
  files: ReceivedFile[]
  folder: string
}

/**
 * Writes the files of a form to a folder of its own as they come, in flat memory, under random names; empty ones (a field without a file)
 * are left out. `checkToken` is called before the first file is written. When anything fails, the folder is gone.
 * Throws Refusal: 400 a form that is none or was cut short, 413 too many files, 422 a file that is no data (named), 507 no room on disk;
 * and what checkToken throws.
 */
export async function receiveUpload(
  request: Request,
  checkToken: (token: string | undefined) => void,
  tokenField: string,
): Promise<ReceivedUpload> {
  const received: ReceivedUpload = {
    fields: new Map(),
    files: [],
    folder: join(incomingFolder(), randomBytes(16).toString('hex')),
  }
  await mkdir(received.folder, { recursive: true, mode: 0o700 })
  try {
    await parse(request, received, () => checkToken(received.fields.get(tokenField)))
    checkToken(received.fields.get(tokenField))
    received.fields.delete(tokenField)
    return received
  } catch (error) {
    await rm(received.folder, { recursive: true, force: true })
    throw refusalOf(error)
  }
}

async function parse(request: Request, received: ReceivedUpload, checkToken: () => void): Promise<void> {
  const headers = { 'content-type': request.headers.get('content-type') ?? '' } as BusboyHeaders
  const limits = { files: MAX_FILES + 1, fields: 20, fieldSize: 64 * 1024, parts: MAX_FILES + 30, headerPairs: 50 }
  const form = new Busboy({ headers, limits })
  const body = request.body ? Readable.fromWeb(request.body as never) : Readable.from([])
  const writing: Promise<void>[] = []
  const streams: Readable[] = []
  const failed = new Promise<never>((_, reject) => {
    const stop = (error: unknown) => reject(error)
    form.on('field', (name, value) => received.fields.set(name.replaceAll('\0', ''), value.replaceAll('\0', '')))
    form.on('file', (_field, stream, name) => {
      try {
        checkToken()
        if (writing.length >= MAX_FILES) throw tooMany()
      } catch (error) {
        stream.resume()
        stop(error)
        return
      }
      streams.push(stream)
      const write = keepFile(stream, name ?? '', received)
      writing.push(write)
      write.catch(stop)
    })
    // A sender that goes away ends the request without an error in its body.
    request.signal.addEventListener('abort', () => stop(new Error('the sender went away')))
    form.on('filesLimit', () => stop(tooMany()))
    form.on('partsLimit', () => stop(tooMany()))
  })
  failed.catch(() => undefined)
  const finished = new Promise<void>((resolve, reject) => {
    form.on('finish', resolve)
    form.on('error', reject)
    body.on('error', reject)
  })
  finished.catch(() => undefined)
  body.pipe(form)
  try {
    await Promise.race([finished, failed])
    await Promise.race([Promise.all(writing), failed])
  } catch (error) {
    // What is still on its way is read and dropped, so that the answer reaches whoever sends it: a cut connection tells nothing.
    body.unpipe(form)
    body.resume()
    for (const stream of streams) stream.destroy()
    // A part that the parser will never end must not hold the answer: its folder goes with it.
    await Promise.race([Promise.allSettled(writing), wait(500)])
    throw error
  }
}

async function keepFile(stream: Readable, name: string, received: ReceivedUpload): Promise<void> {
  const file: ReceivedFile = { name: plainName(name), stored: randomBytes(16).toString('hex'), bytes: 0 }
  const look = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (file.bytes === 0 && !looksLikeData(chunk)) return done(noData(file.name))
      file.bytes += chunk.length
      done(null, chunk)
    },
  })
  const path = join(received.folder, file.stored)
  // In the order in which they were chosen, whichever is written first: of the same release twice, the first counts.
  received.files.push(file)
  await pipeline(stream, look, createWriteStream(path, { mode: 0o600 }))
  if (file.bytes > 0) return
  received.files.splice(received.files.indexOf(file), 1)
  await rm(path)
}

const tooMany = () =>
  new Refusal('too-many-files', 413, `Son más de ${MAX_FILES} archivos. Póngalos en un zip y envíe ese archivo.`)

const noData = (name: string) =>
  new Refusal(
    'not-data',
    422,
    `«${name}» no es JSON, JSON por líneas, gzip ni zip, por lo que trae adentro. No se recibió nada; elija otro archivo.`,
  )

function refusalOf(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new Refusal('no-room', 507, 'No hay espacio en el servidor para recibir los archivos. Avise a operación.')
  if (error instanceof Error && error.name !== 'Refusal')
    return new Refusal('cut-short', 400, 'El envío llegó incompleto y no se recibió nada. Envíe los archivos de nuevo.')
  return error
}
