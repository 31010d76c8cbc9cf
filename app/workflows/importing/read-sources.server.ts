import { stat } from 'node:fs/promises'
import { type ImportSource, type Input, isFinding } from '#app/capture/importing/reading/input.ts'
import { Meter } from '#app/capture/importing/reading/meter.ts'
import { openSource } from '#app/capture/importing/reading/open-sources.server.ts'
import { readInput } from '#app/capture/importing/reading/read-input.server.ts'
import { type SpoolIndex, SpoolWriter } from '#app/capture/importing/spool.server.ts'

/** How often, in milliseconds, reading says how far it is and asks whether to go on. */
const BEAT_MS = 700

/**
 * Reads every file into the spool in `folder`. `beat` is told now and then how many of the bytes given have been read; what it throws
 * ends the reading. Deterministic: the same files give the same index.
 */
export async function readSources(
  sources: readonly ImportSource[],
  folder: string,
  beat: (bytesDone: number) => Promise<void>,
): Promise<SpoolIndex> {
  const meter = new Meter()
  let done = 0
  let last = Date.now()
  const writer = await SpoolWriter.begin(folder, async () => {
    if (Date.now() - last < BEAT_MS) return
    last = Date.now()
    await beat(done)
  })
  try {
    for (const source of sources) {
      const before = done
      for await (const one of openSource(source)) {
        if (isFinding(one)) {
          if (one.severity === 'warning') writer.note(one)
          else {
            await writer.beginFile(one.file, 0)
            writer.unreadable(one)
          }
          continue
        }
        await writer.beginFile(one.name, one.bytes)
        await readInput(
          counted(one, (bytes) => {
            done = before + bytes
          }),
          meter,
          writer,
        )
      }
      done = before + (await sizeOf(source))
    }
    return await writer.finish()
  } catch (error) {
    await writer.abandon()
    throw error
  }
}

/** A plain file tells how far it is by what has come out of it; of a compressed one nobody knows before its end. */
function counted(input: Input, tell: (bytes: number) => void): Input {
  if (input.packedBytes !== null) return input
  const open = async function* () {
    let bytes = 0
    for await (const chunk of input.open()) {
      bytes += chunk.length
      tell(bytes)
      yield chunk
    }
  }
  return { ...input, open }
}

/** Bytes of a file as it was given. */
export const sizeOf = async (source: ImportSource): Promise<number> =>
  'bytes' in source ? source.bytes.length : (await stat(source.path)).size
