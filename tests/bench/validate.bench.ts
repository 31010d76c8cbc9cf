import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { validateFile } from '#app/cli/validate-file.ts'
import type { Json, JsonObject } from '#app/ocds/types.ts'
import { isValidRelease, validateRelease } from '#app/ocds/validate.ts'
import core from '#schemas/ocds/release-schema.json' with { type: 'json' }
import { atMost, inTurns } from './ratio.ts'
import { stagedReleases } from './staged-releases.ts'

// Guarding, parsing and validating a file of 12,000 releases takes at most twice what bare compiled ajv takes on it.
const text = JSON.stringify({ uri: 'https://ejemplo.org/1', version: '1.1', releases: stagedReleases(2_000) })
const ajv = new Ajv({ allErrors: true, strict: false })
addFormats.default(ajv)
const validate = ajv.compile(core)

let refused = 0
const bareAjv = () => {
  for (const release of JSON.parse(text).releases as Json[]) if (!validate(release)) refused++
}
const guarded = () => {
  if (!validateFile(text, 'core').valid) refused++
}
const whole = inTurns(guarded, bareAjv)
if (refused > 0) throw new Error('the staged releases are not valid')
process.stdout.write(
  `12,000 releases, ${(text.length / 1e6).toFixed(0)} MB; ${Math.round(12e6 / whole.ours)} releases/s ours, ${Math.round(12e6 / whole.limit)} bare ajv\n`,
)
atMost('guard, parse and validate against bare ajv with parse', whole, 2)

// Many items in one release: four times as many take at most four times as long (V3), with room for noise. Numbered ids are told
// apart without a set; ids in no order need one, which costs more the larger it is.
const withItems = (ids: string[]): JsonObject => ({
  ...(stagedReleases(1)[1] as JsonObject),
  tender: { id: '1', items: ids.map((id) => ({ id, description: `Partida ${id}` })) },
})
const numbered = (count: number) => Array.from({ length: count }, (_, index) => String(index))
const shuffled = (count: number) => numbered(count).map((_, index) => `x${(index * 7_919) % count}`)
for (const [what, idsOf, most] of [
  ['numbered', numbered, 4.5],
  ['in no order', shuffled, 5.5],
] as const) {
  const few = withItems(idsOf(5_000))
  const many = withItems(idsOf(20_000))
  if (!isValidRelease(many)) throw new Error('the release with 20,000 items is not valid')
  const items = inTurns(
    () => validateRelease(many),
    () => validateRelease(few),
    20,
  )
  atMost(`validating 20,000 items, ${what}, against 5,000`, items, most)
}
