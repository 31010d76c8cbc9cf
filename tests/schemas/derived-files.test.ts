import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { derivedFiles } from '#schemas/derive/derived-files.ts'

const files = derivedFiles('schemas')

test('every derived schema file is in step with model, texts and codelists', () => {
  const stale = [...files]
    .filter(
      ([path, text]) => !existsSync(join('schemas', path)) || readFileSync(join('schemas', path), 'utf8') !== text,
    )
    .map(([path]) => path)
  expect(stale, 'Run `npm run schemas:build` and commit what it writes.').toEqual([])
})

test('no file is left behind that nothing derives any more', () => {
  const committed = ['ocds', 'edca-mx', 'edca-mx/extensions', 'derived'].flatMap((folder) =>
    readdirSync(join('schemas', folder), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${folder}/${entry.name}`),
  )
  expect(committed.filter((path) => !files.has(path))).toEqual([])
})

test('EDCA-MX has its 19 extensions and our one', () => {
  expect([...files.keys()].filter((path) => path.startsWith('edca-mx/extensions/'))).toHaveLength(20)
})
