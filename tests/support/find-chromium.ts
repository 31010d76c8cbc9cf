import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Flags for a headless Chromium in a closed network, also as root. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A Chromium to test with: CHROMIUM_PATH, the system's, Playwright's own, the one in an npm package. Throws when there is none. */
export async function findChromium(): Promise<string> {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`CHROMIUM_PATH is ${named}, and there is no such file.`)
  }
  const found = [...SYSTEM, chromium.executablePath()].find((path) => path && existsSync(path))
  if (found) return found
  const packaged = await import('@sparticuz/chromium').then((module) => module.default.executablePath()).catch(() => '')
  if (packaged && existsSync(packaged)) return packaged
  throw new Error('The browser tests need a Chromium. Debian: apt-get install chromium. Elsewhere: set CHROMIUM_PATH.')
}
