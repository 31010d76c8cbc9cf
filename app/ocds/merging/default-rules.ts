import edcaMx from '#schemas/edca-mx/release-schema.json' with { type: 'json' }
import type { JsonObject } from '../types.ts'
import { MergeRules } from './rules.ts'

/** The rules of a JSON Schema of releases, extensions included when the schema is patched with them. */
export function mergeRulesOf(schema: JsonObject): MergeRules {
  return new MergeRules({ type: 'object', properties: schema.properties, required: schema.required }, schema)
}

let rules: MergeRules | undefined

/** The rules of our EDCA-MX schema: OCDS 1.1.5 and its 19 extensions. */
export function defaultMergeRules(): MergeRules {
  rules ??= mergeRulesOf(edcaMx as JsonObject)
  return rules
}
