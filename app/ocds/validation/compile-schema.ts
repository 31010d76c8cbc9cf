import AjvDraft04, { type ValidateFunction } from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import type { SchemaName } from '../fields.ts'
import type { Json } from '../types.ts'
import { releaseSchema } from '../walker/schemas.ts'
import { membersAreUnique } from './unique-members.ts'

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

const compiled = new Map<SchemaName, ValidateFunction>()

/** The compiled release schema; about 100 ms the first time, so it is done once a process and only when asked for. */
export function compiledSchema(name: SchemaName): ValidateFunction {
  const known = compiled.get(name)
  if (known) return known
  const ajv = new AjvDraft04({ allErrors: true, strict: true, allowUnionTypes: true, strictTypes: false })
  addFormats.default(ajv)
  for (const keyword of OCDS_KEYWORDS) ajv.addKeyword({ keyword })
  ajv.removeKeyword('uniqueItems')
  ajv.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    validate: (wanted: boolean, list: Json[]) => !wanted || membersAreUnique(list),
  })
  const validate = ajv.compile(releaseSchema(name))
  compiled.set(name, validate)
  return validate
}
