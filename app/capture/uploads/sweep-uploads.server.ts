import { readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { asWorker } from '#db/as-worker.server.ts'
import { listUnfinishedImports } from '#db/queries/importing/run-import.server.ts'
import { incomingFolder } from './upload-folders.server.ts'

/** No upload lasts this long, in milliseconds; what is over may be kept longer (retention of the kind `uploads`). */
const OLD = 24 * 3600 * 1000
const UUID = /^[0-9a-f-]{36}$/

/**
 * Removes what is left of uploads that broke off with their server, and the folders of imports that are over; nothing that somebody still
 * sends or waits for. Returns how many folders went.
 */
export async function sweepUploads(now = Date.now(), age = OLD): Promise<number> {
  const incoming = incomingFolder()
  let removed = await removeOld(incoming, await list(incoming), now - OLD)
  const uploads = dirname(incoming)
  for (const entityId of (await list(uploads)).filter((name) => UUID.test(name))) {
    const unfinished = new Set(await asWorker(entityId, listUnfinishedImports))
    const folder = join(uploads, entityId)
    const over = (await list(folder)).filter((id) => !unfinished.has(id))
    removed += await removeOld(folder, over, now - age)
  }
  return removed
}

const list = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])

async function removeOld(folder: string, names: string[], before: number): Promise<number> {
  let removed = 0
  for (const name of names) {
    const path = join(folder, name)
    const touched = await stat(path).catch(() => null)
    if (!touched || touched.mtimeMs > before) continue
    await rm(path, { recursive: true, force: true })
    removed += 1
  }
  return removed
}
