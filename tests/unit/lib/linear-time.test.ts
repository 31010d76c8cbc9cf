import { expect, test } from 'vitest'
import { normalEmail } from '#app/accounts/email.ts'
import { safeReturnPath } from '#app/accounts/safe-return-path.ts'
import { readSearchParams } from '#app/catalog/read-search-params.ts'
import { loggablePath } from '#app/lib/logging/loggable-path.ts'
import { oneLine } from '#app/lib/one-line.ts'
import { safeHref } from '#app/lib/safe-href.ts'
import { guardJson } from '#app/ocds/guard.ts'
import { isClabe, isCurp, isNaturalRfc, publicVersion } from '#app/ocds/private-data.ts'
import { validateRelease } from '#app/ocds/validate.ts'
import { safeCell } from '#app/publication/flatten-compiled.ts'
import { isLinear, processorTime } from '#tests/support/measuring/linear-growth.ts'

/** What makes an expression that backtracks take for ever (docs/security.md F4). */
const SEEDS = [
  'a',
  'a!',
  ' ',
  '(',
  '((',
  'A1',
  '0',
  '1 ',
  '-',
  '--',
  '.',
  'a.',
  '@',
  'a@',
  '%',
  '%41',
  '/',
  '\\',
  '"',
  '=',
  'ñ',
  '\t',
  '\n',
  'RFC ',
  'CURP ',
  'http://',
  '998 ',
]
const LENGTH = 100_000
/** Milliseconds. */
const QUICK = 20

const release = (text: string) => ({
  ...{ ocid: 'ocds-demo00-1', id: '1', date: text, tag: ['tender'], initiationType: 'tender', language: text },
  tender: { id: text, title: text, description: text, documents: [{ id: 'd', url: text, datePublished: text }] },
})

const READERS: Record<string, (text: string) => unknown> = {
  normalEmail,
  safeReturnPath,
  safeHref,
  isCurp,
  isNaturalRfc,
  isClabe,
  safeCell,
  oneLine,
  loggablePath: (text) => loggablePath(`/${text}`),
  search: (text) => {
    try {
      return readSearchParams(new URLSearchParams({ q: text, cursor: text }))
    } catch {
      return null
    }
  },
  guard: (text) => guardJson(JSON.stringify({ a: text })),
  masking: (text) => publicVersion(release(text), { publishNaturalRfc: false }),
  validator: (text) => validateRelease(release(text), 'core'),
}

test.each(Object.entries(READERS))(
  '%s reads a hundred thousand letters of any kind in linear time (F4)',
  (name, read) => {
    for (const seed of SEEDS) {
      const text = `${seed.repeat(Math.ceil(LENGTH / seed.length))}!`
      // An expression that backtracks takes seconds here; only what is not quick at once is worth the measure of its growth.
      if (processorTime(() => read(text)) < QUICK) continue
      expect([name, seed, isLinear(text, read)]).toEqual([name, seed, true])
    }
  },
)
