import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { standaloneSource } from '#app/ocds/validation/standalone-source.ts'

for (const name of ['core', 'edca-mx'] as const) {
  it(`the validator of ${name} is that of the schema: else run node --import tsx app/ocds/validation/build-validators.ts`, () => {
    expect(readFileSync(`app/ocds/validation/generated/release-${name}.js`, 'utf8') === standaloneSource(name)).toBe(
      true,
    )
  })
}
