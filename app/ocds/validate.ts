import type { ErrorObject } from 'ajv'
import type { SchemaName } from './fields.ts'
import { labelOf } from './fields.ts'
import type { Finding, Severity } from './findings.ts'
import type { Json } from './types.ts'
import { compiledSchema } from './validation/compiled-schemas.ts'
import { messageOf } from './validation/messages.ts'
import { repeatedIds } from './validation/unique-members.ts'

/** Errors of one release that are told; a hostile one can hold many more. */
export const MOST_ERRORS = 1_000

/**
 * What the release schema (JSON Schema draft-04, formats on) and the rule of unique ids say of one release. Its path
 * is where JSON Schema puts it: for a missing member, the object that lacks it. The same `id` twice in an array is an
 * error by our own rules (`edca-mx`) and a warning by the official schema (`core`), which allows it. Never throws.
 */
export function validateRelease(release: Json, schema: SchemaName = 'core'): Finding[] {
  const findings = schemaErrors(release, schema).map(toFinding)
  const severity: Severity = schema === 'core' ? 'warning' : 'error'
  for (const path of repeatedIds(release).slice(0, MOST_ERRORS)) {
    const message = `«${labelOf(path)}» tiene el mismo identificador que otro elemento de su lista; cámbielo.`
    findings.push({ path: `${path}/id`, keyword: 'uniqueIds', severity, message, check: 'unique-ids' })
  }
  return findings
}

/** Whether the schema accepts the release; nothing else is looked at and no sentence is built. */
export function isValidRelease(release: Json, schema: SchemaName = 'core'): boolean {
  return schemaErrors(release, schema).length === 0
}

function schemaErrors(release: Json, schema: SchemaName): ErrorObject[] {
  const validate = compiledSchema(schema)
  try {
    if (validate(release)) return []
    return (validate.errors ?? []).slice(0, MOST_ERRORS)
  } catch {
    // ajv is known to throw on objects that shadow `valueOf` or `toString` (docs/security.md F3).
    return [{ keyword: 'unreadable', instancePath: '', schemaPath: '', params: {} }]
  }
}

function toFinding(error: ErrorObject): Finding {
  return { path: error.instancePath, keyword: error.keyword, severity: 'error', message: messageOf(error) }
}
