import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/**
 * A folder of other people's files beside the checkout (`../shared/<path>`), or null with a printed line: tests that read it are
 * then left out by name and never pass silently.
 */
export function sharedFolder(path: string): string | null {
  const folder = resolve('..', 'shared', path)
  if (existsSync(folder)) return folder
  process.stdout.write(`Left out: ${path} is not beside this checkout (../shared/${path})\n`)
  return null
}
