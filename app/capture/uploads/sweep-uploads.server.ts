import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { incomingFolder } from './upload-folders.server.ts'

/** No upload lasts this long, in milliseconds. */
const OLD = 24 * 3600 * 1000

/** Removes what is left of uploads that broke off with their server; nothing that somebody still sends or waits for. */
export async function sweepUploads(now = Date.now()): Promise<number> {
  const folder = incomingFolder()
  const names = await readdir(folder).catch(() => [])
  let removed = 0
  for (const name of names) {
    const path = join(folder, name)
    const touched = await stat(path).catch(() => null)
    if (!touched || now - touched.mtimeMs < OLD) continue
    await rm(path, { recursive: true, force: true })
    removed += 1
  }
  return removed
}
