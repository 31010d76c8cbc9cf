import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { codes } from '#app/ocds/codelists.ts'

test('the glossary has every release tag and every role of parties, with the words that people see', () => {
  const glossary = readFileSync('docs/glossary.md', 'utf8')
  for (const list of ['releaseTag', 'partyRole'] as const) {
    expect(codes(list).length).toBeGreaterThan(10)
    for (const { code, title } of codes(list)) expect(glossary).toContain(`| \`${code}\` | ${title} |`)
  }
})
