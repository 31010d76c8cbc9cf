import { writeFileSync } from 'node:fs'
import { standaloneSource } from './standalone-source.ts'

// node --import tsx app/ocds/validation/build-validators.ts: writes the validators anew after a change of the schemas.
for (const name of ['core', 'edca-mx'] as const) {
  writeFileSync(new URL(`./generated/release-${name}.js`, import.meta.url), standaloneSource(name))
}
