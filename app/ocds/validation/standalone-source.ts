import { _, type KeywordCxt } from 'ajv'
import standaloneCode from 'ajv/dist/standalone/index.js'
import AjvDraft04 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import type { SchemaName } from '../fields.ts'
import { releaseSchema } from '../walker/schemas.ts'

/** Keywords of OCDS that say nothing about validity. */
const OCDS_KEYWORDS = [
  'deprecated',
  'codelist',
  'openCodelist',
  'omitWhenMerged',
  'wholeListMerge',
  'versionId',
  'mergeStrategy',
]

const HEADER = `// Generated from schemas/ by app/ocds/validation/build-validators.ts: do not edit, run it again.
// biome-ignore-all lint: generated
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
`

/** What ajv calls at run time is in CommonJS; the required modules are small and bring nothing of the compiler. */
const IMPORTS = `import { createRequire } from 'node:module'
import { membersAreUnique } from '../unique-members.ts'
const require = createRequire(import.meta.url)
`

/**
 * The validator of a release schema as the text of an ES module, so that no process compiles the schema when it
 * starts (100 ms and the whole of ajv). `uniqueItems` is replaced by our linear one (docs/security.md F3).
 */
export function standaloneSource(name: SchemaName): string {
  const ajv = new AjvDraft04({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    strictTypes: false,
    validateSchema: false,
    code: { source: true, esm: true, lines: false },
  })
  addFormats.default(ajv)
  for (const keyword of OCDS_KEYWORDS) ajv.addKeyword({ keyword })
  ajv.removeKeyword('uniqueItems')
  ajv.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    code(cxt: KeywordCxt) {
      if (cxt.schema === true) cxt.fail(_`!membersAreUnique(${cxt.data})`)
    },
  })
  const source = standaloneCode(ajv, ajv.compile(releaseSchema(name)))
  return `${HEADER}${IMPORTS}${source}\n`
}
